package io.driftwarden.helm.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an unknown value travels through text: a mark between two private-use characters that holds
 * its reason. What is read from the rendered text later is unknown wherever a mark is in it.
 */
public final class UnknownMark {
  private static final char OPEN = '\uE000';
  private static final char CLOSE = '\uE001';
  private static final Pattern MARK =
      Pattern.compile(OPEN + "([A-Za-z0-9_-]*)" + CLOSE, Pattern.DOTALL);

  private UnknownMark() {}

  /** Returns the mark that stands for an unknown value. */
  public static String of(Datum.Unknown unknown) {
    byte[] reason = unknown.reason().getBytes(UTF_8);
    return OPEN + Base64.getUrlEncoder().withoutPadding().encodeToString(reason) + CLOSE;
  }

  /** Returns the reason of the first mark in a text. */
  public static Optional<String> reason(String text) {
    if (text.indexOf(OPEN) < 0) {
      return Optional.empty();
    }
    Matcher matcher = MARK.matcher(text);
    return matcher.find() ? decoded(matcher.group(1)) : Optional.of("the text is cut");
  }

  private static Optional<String> decoded(String mark) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(mark), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.of("the text is cut");
    }
  }

  /** Reports whether nothing else is in a text but marks. */
  public static boolean alone(String text) {
    return reason(text).isPresent() && MARK.matcher(text).replaceAll("").isEmpty();
  }

  /** Returns the text, or the unknown that it stands for where it is one mark and nothing else. */
  public static Datum read(String text) {
    return reason(text)
        .filter(reason -> alone(text))
        .<Datum>map(Datum.Unknown::new)
        .orElseGet(() -> Datum.of(text));
  }

  /** Returns why a value can't be known, looking into lists, if it can't. */
  public static Optional<Datum.Unknown> in(Datum datum) {
    return switch (datum) {
      case Datum.Unknown unknown -> Optional.of(unknown);
      case Datum.Text text -> reason(text.value()).map(Datum.Unknown::new);
      case Datum.Items items ->
          items.items().stream().flatMap(item -> in(item).stream()).findFirst();
      case Datum.Nil _,
          Datum.Truth _,
          Datum.Whole _,
          Datum.Fraction _,
          Datum.Dict _,
          Datum.Native _ ->
          Optional.empty();
    };
  }
}
