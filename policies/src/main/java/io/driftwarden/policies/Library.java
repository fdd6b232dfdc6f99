package io.driftwarden.policies;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The built-in policies as they come with the jar. */
final class Library {
  /** What the path of a built-in policy begins with, where its file is named. */
  static final String PREFIX = "library/";

  /** Files of which a repository's own policies may use the functions. */
  static final String SHARED = PREFIX + "lib/";

  private Library() {}

  /** Returns every module of the library, in the order of its index. */
  static List<Source> modules() {
    return read("index.txt")
        .lines()
        .filter(line -> !line.isBlank())
        .map(path -> new Source(PREFIX + path, read(path)))
        .toList();
  }

  private static String read(String path) {
    try (InputStream in = Library.class.getResourceAsStream(PREFIX + path)) {
      if (in == null) {
        throw new IllegalStateException("the policy library lacks " + path);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
