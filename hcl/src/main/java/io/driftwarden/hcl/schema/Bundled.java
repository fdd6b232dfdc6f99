package io.driftwarden.hcl.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A table that comes with the program, in a file named for its provider and that's release. */
final class Bundled implements Shelved {
  static final List<Shelved> ALL =
      List.of(
          bundled("aws", "6.25.0"),
          bundled("aws", "5.100.0"),
          bundled("azurerm", "4.55.0"),
          bundled("google", "6.50.0"),
          bundled("helm", "3.1.2"),
          bundled("kubernetes", "2.38.0"),
          bundled("random", "3.9.0"));

  private final Provider provider;
  private @Nullable ProviderTable table;

  private Bundled(Provider provider) {
    this.provider = provider;
  }

  private static Bundled bundled(String name, String version) {
    return new Bundled(new Provider("registry.terraform.io/hashicorp/" + name, version));
  }

  @Override
  public Provider provider() {
    return provider;
  }

  /** The types of a provider begin with its name. */
  @Override
  public boolean mayHave(String type) {
    return type.split("_", 2)[0].equals(provider.name());
  }

  /** Reading one takes some milliseconds, which are spent only where its provider is used. */
  @Override
  public synchronized ProviderTable table() {
    if (table == null) {
      table = ProviderTable.lazily(text(), file());
    }
    return table;
  }

  private String file() {
    return "%s-%s.schemas.gz".formatted(provider.name(), provider.version());
  }

  private String text() {
    try (InputStream packed = Bundled.class.getResourceAsStream(file())) {
      if (packed == null) {
        throw new IllegalStateException("built without " + file());
      }
      return new String(new GZIPInputStream(packed).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
