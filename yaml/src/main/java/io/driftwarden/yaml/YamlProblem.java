package io.driftwarden.yaml;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The wording of all that can be wrong with a YAML file. */
final class YamlProblem {
  private YamlProblem() {}

  static DiagnosticException syntax(String problem, @Nullable String context, Place place) {
    String where = context == null || context.isEmpty() ? "" : context + ": ";
    return of("yaml_syntax", "YAML can't be read", where + problem + ". " + hint(problem), place);
  }

  private static String hint(String problem) {
    if (problem.contains("'\\t'") || problem.contains("TAB")) {
      return "Indent with spaces: YAML allows no tab there.";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "Quote the text if it contains a colon, or check the indentation of this line.";
    }
    if (problem.contains("end of stream")) {
      return "Close the quote or bracket that was opened here.";
    }
    if (problem.contains("'{'") || problem.contains("'%'") || problem.contains("'@'")) {
      return "Quote a text that begins with a sign such as {, % or @.";
    }
    return "Check the indentation and quotes of this line and the one above.";
  }

  static DiagnosticException character(int codePoint, Place place) {
    return of(
        "yaml_character",
        "Character not allowed in YAML",
        "U+%04X may not stand in a YAML file. Remove it or write it as an escape in double quotes."
            .formatted(codePoint),
        place);
  }

  static DiagnosticException tooLarge(Place place) {
    return of(
        "yaml_too_large",
        "YAML file is too large",
        "At most 10 MB are read. Split it, or take it out of the stack.",
        place);
  }

  static DiagnosticException tooManyNodes(int most, Place place) {
    return of(
        "yaml_too_large",
        "YAML file has too many values",
        "At most %,d values are read from one file. Split it.".formatted(most),
        place);
  }

  static DiagnosticException tooDeep(int deepest, Place place) {
    return of(
        "yaml_too_deep",
        "YAML is nested too deep",
        "At most %d levels are read. Flatten the document.".formatted(deepest),
        place);
  }

  static DiagnosticException aliasesGrow(String name, Place place) {
    return of(
        "yaml_alias_growth",
        "Aliases repeat too much",
        "Written out, the aliases up to *%s make more than %,d values. Repeat less."
            .formatted(name, DocumentReader.MOST_NODES),
        place);
  }

  static DiagnosticException circularAlias(String name, Place place) {
    return of(
        "yaml_alias_circle",
        "Alias contains itself",
        "*" + name + " stands inside the value that &" + name + " names. Remove one of them.",
        place);
  }

  static DiagnosticException unknownAlias(String name, Collection<String> known, Place place) {
    return of(
        "yaml_unknown_alias",
        "Alias has no anchor",
        "No value before this one is named &" + name + "." + Nearest.hint(name, known),
        place);
  }

  static DiagnosticException wrongTag(String tag, String value, Place place) {
    return of(
        "yaml_tag",
        "Value isn't what its tag says",
        "\"%s\" is no %s. Remove the tag, or correct the value.".formatted(value, tag),
        place);
  }

  static DiagnosticException unknownTag(String tag, Place place) {
    return of(
        "yaml_tag",
        "YAML tag is not supported",
        "The tag " + tag + " has no meaning here. Remove it and write the value out.",
        place);
  }

  static DiagnosticException keyNotScalar(Place place) {
    return of(
        "yaml_key",
        "Key is not a text",
        "A list or mapping can't be a key. Quote it if it is a text, such as a {{ template }}.",
        place);
  }

  static DiagnosticException mergeNeedsMapping(Place place) {
    return of(
        "yaml_merge",
        "Merge key needs a mapping",
        "Under << only a mapping, an alias of one, or a list of them can stand.",
        place);
  }

  static DiagnosticException duplicateKey(Node.Entry second, Node.Entry first) {
    return new DiagnosticException(
        Diagnostic.error(
                "yaml_duplicate_key",
                "Key is there twice",
                "Only one value of \"%s\" can count. Remove the other.".formatted(second.key()),
                second.keyPlace())
            .and(first.keyPlace(), "first here"));
  }

  private static DiagnosticException of(String code, String summary, String detail, Place place) {
    return new DiagnosticException(Diagnostic.error(code, summary, detail, place));
  }
}
