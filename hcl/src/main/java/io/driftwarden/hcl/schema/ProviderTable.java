package io.driftwarden.hcl.schema;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of one provider, read out of a table's text when they are asked for. Safe for several
 * threads.
 *
 * <p>A table is lines. The first two tell the form and the provider; then come blocks, each written
 * once and counted from 0, and which of them each type is made of:
 *
 * <pre>
 * driftwarden-schemas 1
 * provider registry.terraform.io/hashicorp/aws 5.100.0
 * block id:oc:s  name:r:s  size:o:n=8  timeouts{single 0 0 3
 * resource aws_thing 1 0
 * data aws_thing 0 2
 * settings 0 5
 * </pre>
 *
 * <p>What a block holds stands between tabs: attributes as name, flags and type, blocks as name,
 * nesting, least and most number, which block it is, and {@code c} for one that is computed.
 * {@code @list 0 0 7} in place of a type is an attribute with attributes of its own.
 */
public final class ProviderTable {
  static final String FORM = "driftwarden-schemas 1";
  static final String PROVIDER = "provider ";
  static final String BLOCK = "block ";
  static final String SETTINGS = "settings";

  private final Provider provider;
  private final List<String> blocks;
  private final Map<String, String> types;
  private final @Nullable BlockSchema[] read;

  private ProviderTable(Provider provider, List<String> blocks, Map<String, String> types) {
    this.provider = provider;
    this.blocks = blocks;
    this.types = types;
    this.read = new BlockSchema[blocks.size()];
  }

  /**
   * Returns the table that a text holds.
   *
   * @param file where the text comes from, to be told where it is no table
   * @throws DiagnosticException if it is none
   */
  public static ProviderTable parse(String text, String file) {
    ProviderTable table = lazily(text, file);
    table.check(file);
    return table;
  }

  /** Returns the table that a text holds, of which it is known that it does. */
  static ProviderTable lazily(String text, String file) {
    List<String> blocks = new ArrayList<>();
    Map<String, String> types = new HashMap<>();
    List<String> lines = text.lines().toList();
    if (lines.size() < 3 || !lines.get(0).equals(FORM) || !lines.get(1).startsWith(PROVIDER)) {
      throw broken(file, 1);
    }
    for (String line : lines.subList(2, lines.size())) {
      if (line.startsWith(BLOCK)) {
        blocks.add(line.substring(BLOCK.length()));
      } else {
        int end = line.lastIndexOf(' ', line.lastIndexOf(' ') - 1);
        types.put(line.substring(0, Math.max(0, end)), line.substring(end + 1));
      }
    }
    return new ProviderTable(provider(lines.get(1), file), blocks, types);
  }

  private static Provider provider(String line, String file) {
    String[] words = line.split(" ", -1);
    if (words.length != 3) {
      throw broken(file, 2);
    }
    return new Provider(words[1], words[2]);
  }

  /** A table is read as it is needed, and by then nobody remembers where it came from. */
  private void check(String file) {
    try {
      types.keySet().forEach(this::schema);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw broken(file, 1);
    }
  }

  private static DiagnosticException broken(String file, int line) {
    return new DiagnosticException(
        Diagnostic.error(
            "schema_broken",
            "File is no table of provider schemas",
            "Make it anew with `driftwarden schema import`.",
            Place.at(file, line, 1)));
  }

  public Provider provider() {
    return provider;
  }

  /** Returns the types of resources, in the order of the alphabet. */
  public Set<String> resources() {
    return named("resource ");
  }

  /** Returns the types of data, in the order of the alphabet. */
  public Set<String> data() {
    return named("data ");
  }

  private Set<String> named(String kind) {
    Set<String> names = new TreeSet<>();
    for (String key : types.keySet()) {
      if (key.startsWith(kind)) {
        names.add(key.substring(kind.length()));
      }
    }
    return names;
  }

  public Optional<ResourceSchema> resource(String type) {
    return schema("resource " + type);
  }

  public Optional<ResourceSchema> data(String type) {
    return schema("data " + type);
  }

  /** Returns what may stand in the provider's own block. */
  public Optional<ResourceSchema> settings() {
    return schema(SETTINGS);
  }

  private Optional<ResourceSchema> schema(String key) {
    return Optional.ofNullable(types.get(key))
        .map(numbers -> {
          int space = numbers.indexOf(' ');
          return new ResourceSchema(
              provider,
              Long.parseLong(numbers.substring(0, space)),
              block(Integer.parseInt(numbers.substring(space + 1))));
        });
  }

  /** Blocks refer to earlier ones only, so that this ends; each is made once. */
  synchronized BlockSchema block(int number) {
    BlockSchema block = read[number];
    if (block == null) {
      block = BlockText.parse(blocks.get(number), inner -> innerBlock(inner, number));
      read[number] = block;
    }
    return block;
  }

  private BlockSchema innerBlock(int inner, int outer) {
    if (inner >= outer) {
      throw new IllegalArgumentException("a block inside itself");
    }
    return block(inner);
  }
}
