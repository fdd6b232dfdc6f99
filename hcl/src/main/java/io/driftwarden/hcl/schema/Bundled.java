package io.driftwarden.hcl.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A table that comes with the program, in a file named for the beginning of its types. */
final class Bundled {
  static final List<Bundled> ALL =
      Stream.of("aws", "azurerm", "google", "helm", "kubernetes", "random")
          .map(Bundled::new)
          .toList();

  private final String prefix;
  private @Nullable ProviderTable table;

  private Bundled(String prefix) {
    this.prefix = prefix;
  }

  String prefix() {
    return prefix;
  }

  /** Reading one takes some milliseconds, which are spent only where its provider is used. */
  synchronized ProviderTable table() {
    if (table == null) {
      table = ProviderTable.lazily(text(), prefix);
    }
    return table;
  }

  private String text() {
    try (InputStream packed = Bundled.class.getResourceAsStream(prefix + ".schemas.gz")) {
      if (packed == null) {
        throw new IllegalStateException("built without the schemas of " + prefix);
      }
      return new String(new GZIPInputStream(packed).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
