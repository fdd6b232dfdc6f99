package io.driftwarden.hcl.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;

/** A file and its tree, of {@code trees.txt}. */
record TreeCase(String title, String input, String tree) {
  /**
   * Returns all; in them ␍ stands for a carriage return, and ␄ before a line end for a file that
   * ends without one.
   */
  static Stream<TreeCase> all() {
    return Stream.of(text().split("(?m)^---\n")).map(TreeCase::of);
  }

  private static TreeCase of(String chunk) {
    int title = chunk.indexOf('\n');
    int tree = chunk.indexOf("==>\n");
    String input = chunk.substring(title + 1, tree).replace("␍", "\r").replace("␄\n", "");
    return new TreeCase(chunk.substring(2, title), input, chunk.substring(tree + 4));
  }

  private static String text() {
    try (var in = TreeCase.class.getResourceAsStream("trees.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Source source() {
    return new Source("main.tf", input);
  }

  @Override
  public String toString() {
    return title;
  }
}
