package io.driftwarden.hcl.schema;

import io.driftwarden.hcl.value.Type;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.IntFunction;

/** Blocks as tables write them. */
final class BlockText {
  private final IntFunction<BlockSchema> others;

  private BlockText(IntFunction<BlockSchema> others) {
    this.others = others;
  }

  /**
   * Returns the block that a line stands for; an exception tells that it stands for none.
   *
   * @param others the blocks that it may refer to
   */
  static BlockSchema parse(String line, IntFunction<BlockSchema> others) {
    BlockText reader = new BlockText(others);
    SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
    SequencedMap<String, Nested> blocks = new LinkedHashMap<>();
    for (String part : line.isEmpty() ? new String[0] : line.split("\t", -1)) {
      int colon = part.indexOf(':');
      if (colon < 0) {
        int brace = part.indexOf('{');
        blocks.put(part.substring(0, brace), reader.nested(part.substring(brace + 1)));
      } else {
        attributes.put(part.substring(0, colon), reader.attribute(part.substring(colon + 1)));
      }
    }
    return new BlockSchema(attributes, blocks);
  }

  private Attribute attribute(String text) {
    int colon = text.indexOf(':');
    Set<Attribute.Flag> flags = flags(text.substring(0, colon));
    String type = text.substring(colon + 1);
    if (type.startsWith("@")) {
      Nested nested = nested(type.substring(1));
      return new Attribute(type(nested), flags, nested, null);
    }
    int equals = type.indexOf('=');
    return equals < 0
        ? new Attribute(TypeText.parse(type), flags, null, null)
        : new Attribute(
            TypeText.parse(type.substring(0, equals)), flags, null, type.substring(equals + 1));
  }

  private static Set<Attribute.Flag> flags(String letters) {
    Set<Attribute.Flag> flags = EnumSet.noneOf(Attribute.Flag.class);
    for (Attribute.Flag flag : Attribute.Flag.values()) {
      if (letters.indexOf(flag.letter()) >= 0) {
        flags.add(flag);
      }
    }
    return flags;
  }

  private Nested nested(String text) {
    String[] words = text.split(" ", -1);
    return new Nested(
        Nested.Nesting.valueOf(words[0].toUpperCase(Locale.ROOT)),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        words.length > 4,
        others.apply(Integer.parseInt(words[3])));
  }

  private static Type type(Nested nested) {
    SequencedMap<String, Type.Field> fields = new LinkedHashMap<>();
    nested
        .block()
        .attributes()
        .forEach((name, attribute) ->
            fields.put(name, new Type.Field(attribute.type(), false, Optional.empty())));
    Type object = new Type.ObjectOf(fields);
    return switch (nested.nesting()) {
      case SINGLE, GROUP -> object;
      case LIST -> new Type.ListOf(object);
      case SET -> new Type.SetOf(object);
      case MAP -> new Type.MapOf(object);
    };
  }
}
