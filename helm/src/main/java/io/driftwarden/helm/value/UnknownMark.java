package io.driftwarden.helm.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an unknown value travels through text: a mark between two private-use characters that holds
 * its reason. What is read from the rendered text later is unknown wherever a mark is in it.
 */
public final class UnknownMark {
  private static final char OPEN = '\uE000';
  private static final char CLOSE = '\uE001';
  private static final Pattern MARK = Pattern.compile(OPEN + "([+]?)([A-Za-z0-9_-]*)" + CLOSE);

  private UnknownMark() {}

  /** Returns the mark that stands for an unknown value. */
  public static String of(Datum.Unknown unknown) {
    byte[] reason = unknown.reason().getBytes(UTF_8);
    return (unknown.full() ? OPEN + "+" : OPEN)
        + Base64.getUrlEncoder().withoutPadding().encodeToString(reason)
        + CLOSE;
  }

  /** Returns the reason of the first mark in a text. */
  public static Optional<String> reason(String text) {
    if (text.indexOf(OPEN) < 0) {
      return Optional.empty();
    }
    Matcher matcher = MARK.matcher(text);
    return matcher.find() ? decoded(matcher.group(2)) : Optional.of("the text is cut");
  }

  /** Returns a text with each mark in it replaced by what is said of its reason. */
  public static String spelled(String text, UnaryOperator<String> said) {
    int at = text.indexOf(OPEN);
    if (at < 0) {
      return text;
    }
    StringBuilder spelled = new StringBuilder(text.length());
    Matcher mark = MARK.matcher(text);
    int from = 0;
    for (; at >= 0; at = text.indexOf(OPEN, Math.max(from, at + 1))) {
      if (mark.region(at, text.length()).lookingAt()) {
        spelled.append(text, from, at);
        spelled.append(said.apply(decoded(mark.group(2)).orElse("the text is cut")));
        from = mark.end();
      }
    }
    return spelled.append(text, from, text.length()).toString();
  }

  private static Optional<String> decoded(String mark) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(mark), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.of("the text is cut");
    }
  }

  /** Reports whether one of the marks in a text stands for what is known not to be empty. */
  public static boolean isFull(String text) {
    return MARK.matcher(text).results().anyMatch(mark -> !mark.group(1).isEmpty());
  }

  /** Reports whether nothing else is in a text but marks. */
  public static boolean alone(String text) {
    return reason(text).isPresent() && MARK.matcher(text).replaceAll("").isEmpty();
  }

  /** Returns the text, or the unknown that it stands for where it is one mark and nothing else. */
  public static Datum read(String text) {
    return reason(text)
        .filter(reason -> alone(text))
        .<Datum>map(reason -> new Datum.Unknown(reason, isFull(text)))
        .orElseGet(() -> Datum.of(text));
  }

  /** Returns why a value can't be known, looking into lists, if it can't. */
  public static Optional<Datum.Unknown> in(Datum datum) {
    return in(datum, new Walk(), 0);
  }

  /** Returns the same, the steps counted with those of others. */
  public static Optional<Datum.Unknown> in(Datum datum, Walk walk, int depth) {
    walk.step(depth);
    return switch (datum) {
      case Datum.Unknown unknown -> Optional.of(unknown);
      case Datum.Text text ->
          reason(text.value()).map(reason -> new Datum.Unknown(reason, isFull(text.value())));
      case Datum.Items items -> first(items, walk, depth + 1);
      case Datum.Nil _,
          Datum.Truth _,
          Datum.Whole _,
          Datum.Fraction _,
          Datum.Dict _,
          Datum.Native _ ->
          Optional.empty();
    };
  }

  private static Optional<Datum.Unknown> first(Datum.Items items, Walk walk, int depth) {
    for (Datum item : items.items()) {
      Optional<Datum.Unknown> unknown = in(item, walk, depth);
      if (unknown.isPresent()) {
        return unknown;
      }
    }
    return Optional.empty();
  }
}
