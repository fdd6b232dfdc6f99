package io.driftwarden.webhook.page;

import io.driftwarden.controller.digest.Digest;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The style sheet, the script and the icon; each is named with its digest and never changes. */
final class Assets {
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final Map<String, Asset> ALL =
      Map.of(
          "page.css", Asset.of("page.css", "text/css; charset=utf-8"),
          "icon.svg", Asset.of("icon.svg", "image/svg+xml"),
          "htmx.js",
              Asset.of(
                  "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js",
                  "text/javascript; charset=utf-8"));

  private Assets() {}

  private record Asset(Buffer content, String type, String digest) {
    static Asset of(String resource, String type) {
      try (InputStream in = Assets.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException("the jar lacks " + resource);
        }
        byte[] bytes = in.readAllBytes();
        return new Asset(Buffer.buffer(bytes), type, Digest.of(bytes).substring(0, 16));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Returns the address of an asset, which changes with its content. */
  static String link(String name) {
    Asset asset = Optional.ofNullable(ALL.get(name)).orElseThrow();
    return "/assets/%s?v=%s".formatted(name, asset.digest());
  }

  /**
   * Returns an asset.
   *
   * @param known the entity tag that the visitor has it under
   */
  static Optional<Answer> get(String name, String known) {
    return Optional.ofNullable(ALL.get(name)).map(asset -> answer(asset, known));
  }

  private static Answer answer(Asset asset, String known) {
    String tag = "\"" + asset.digest() + "\"";
    boolean same = known.equals(tag);
    return new Answer(
        same ? 304 : 200,
        Map.of("Content-Type", asset.type(), "Cache-Control", FOREVER, "ETag", tag),
        same ? Buffer.buffer() : asset.content());
  }
}
