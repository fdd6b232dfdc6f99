package io.driftwarden.yaml;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import java.util.List;

/**
 * Reads YAML, and JSON as the part of it that it is.
 *
 * <p>Scalars are read by YAML 1.1's rules as Kubernetes' own reader does: {@code yes}, {@code on}
 * and their like are booleans, {@code 017} is octal, and whatever is quoted stays text.
 */
public final class YamlReader {
  private YamlReader() {}

  /**
   * Returns the documents of a file, in order; a document with nothing in it is a {@link
   * Node.Null}, and a file with nothing in it has none.
   *
   * @throws DiagnosticException if it isn't YAML, or is nested, repeated or grown beyond the limits
   */
  public static List<Node> read(Source source) {
    return read(source, Tags.NONE);
  }

  /** Returns the documents of a file in which some local tags have a meaning. */
  public static List<Node> read(Source source, Tags tags) {
    return new DocumentReader(source.text(), source::place, tags).withWholeFile().documents();
  }

  /**
   * Returns the documents of a text in which a key may be repeated: the last value of it counts, as
   * for Helm's {@code fromYaml}, and tags without a meaning are passed over.
   */
  public static List<Node> readRepeating(Source source) {
    return readRepeatingWhole(source.text(), source::place);
  }

  /**
   * Returns the documents of a text that is read as policies read YAML: only {@code true} and
   * {@code false} are booleans, and the last value of a repeated key counts.
   */
  public static List<Node> readCore(Source source) {
    DocumentReader reader = new DocumentReader(source.text(), source::place, Tags.NONE);
    return reader.withRepeatedKeys().withCoreBooleans().documents();
  }

  /**
   * Returns the documents of a text that is read as kustomize reads YAML: only {@code true} and
   * {@code false} are booleans, and no key may be repeated.
   */
  public static List<Node> readStrictCore(String text, Places places) {
    DocumentReader reader = new DocumentReader(text, places, Tags.NONE);
    return reader.withWholeFile().withCoreBooleans().documents();
  }

  /** Returns the documents of a whole text that stands in a file, perhaps inside another one. */
  public static List<Node> read(String text, Places places) {
    return new DocumentReader(text, places, Tags.NONE).withWholeFile().documents();
  }

  /**
   * Returns the documents of a text whose stretches come from several files and in which a key may
   * be repeated.
   */
  public static List<Node> readRepeating(String text, Places places) {
    return repeating(text, places).documents();
  }

  /**
   * Returns the documents of a whole text that stands in a file, and in which a key may be
   * repeated.
   */
  public static List<Node> readRepeatingWhole(String text, Places places) {
    return repeating(text, places).withWholeFile().documents();
  }

  private static DocumentReader repeating(String text, Places places) {
    return new DocumentReader(text, places, Tags.NONE).withRepeatedKeys().withIgnoredTags();
  }
}
