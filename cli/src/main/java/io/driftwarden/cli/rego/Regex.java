package io.driftwarden.cli.rego;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a regular expression. */
final class Regex implements ITypeConverter<Pattern> {
  @Override
  public Pattern convert(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException broken) {
      throw new TypeConversionException(
          "expected a regular expression, not %s: %s".formatted(text, broken.getDescription()));
    }
  }
}
