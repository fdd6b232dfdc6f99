package io.driftwarden.helm.format;

import io.driftwarden.helm.value.Bytes;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.GoText;
import io.driftwarden.helm.value.Kinds;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.helm.value.Walk;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values as the verbs of Go's {@code printf} write them. */
final class Verbs {
  private final int verb;
  private final Directive directive;
  private final Walk walk = new Walk();

  private Verbs(int verb, Directive directive) {
    this.verb = verb;
    this.directive = directive;
  }

  static String print(Datum value, int verb, Directive directive) {
    return new Verbs(verb, directive).top(value);
  }

  /** Returns a value with its type, for where it doesn't fit. */
  static String described(Datum value, Directive directive) {
    return value instanceof Datum.Nil
        ? "<nil>"
        : Kinds.type(value) + "=" + print(value, 'v', directive);
  }

  private String top(Datum value) {
    if (value instanceof Datum.Unknown unknown) {
      return UnknownMark.of(unknown);
    }
    if (verb == 'T') {
      return directive.padded(directive.cut(Kinds.type(value)));
    }
    if (value instanceof Datum.Nil) {
      return verb == 'v' ? directive.padded("<nil>") : bad(value);
    }
    return print(value, 0);
  }

  private String bad(Datum value) {
    return "%!" + Character.toString(verb) + "(" + described(value, directive) + ")";
  }

  private String print(Datum value, int depth) {
    walk.step(depth);
    return switch (value) {
      case Datum.Nil _ -> nil();
      case Datum.Truth truth -> truth(truth);
      case Datum.Whole whole -> whole(whole);
      case Datum.Fraction fraction -> fraction(fraction);
      case Datum.Text text -> text(text.value(), value);
      case Datum.Items items -> items(items, depth);
      case Datum.Dict dict -> dict(Kinds.type(dict), dict.entries(), depth);
      case Datum.Native object -> object(object, depth);
      case Datum.Unknown unknown -> UnknownMark.of(unknown);
    };
  }

  private String nil() {
    return directive.isSource() ? "interface {}(nil)" : "<nil>";
  }

  private String truth(Datum.Truth truth) {
    return verb == 't' || verb == 'v'
        ? directive.padded(Boolean.toString(truth.value()))
        : bad(truth);
  }

  private String whole(Datum.Whole whole) {
    long value = whole.value();
    return switch (verb) {
      case 'v' ->
          directive.isSource() && isUnsigned(whole)
              ? "0x" + Long.toString(value, 16)
              : integer(value, 10);
      case 'd' -> integer(value, 10);
      case 'b' -> integer(value, 2);
      case 'o', 'O' -> integer(value, 8);
      case 'x', 'X' -> integer(value, 16);
      case 'c' -> directive.padded(character(value));
      case 'q' -> directive.padded(Quoting.quoteCharacter(character(value), directive.has('+')));
      case 'U' -> directive.padded(unicode(value), " ");
      default -> bad(whole);
    };
  }

  private static boolean isUnsigned(Datum.Whole whole) {
    return switch (whole.width()) {
      case UINT8, UINT64 -> true;
      case INT, INT64 -> false;
    };
  }

  private static String character(long value) {
    boolean valid =
        value >= 0
            && value <= Character.MAX_CODE_POINT
            && (value > Character.MAX_VALUE || !Character.isSurrogate((char) value));
    return valid ? Character.toString((int) value) : "\uFFFD";
  }

  private String unicode(long value) {
    String digits = Long.toHexString(value).toUpperCase(java.util.Locale.ROOT);
    int least = Math.max(4, directive.precision());
    String text = "U+" + "0".repeat(Math.max(0, least - digits.length())) + digits;
    boolean shown =
        directive.has('#')
            && value >= 0
            && value <= Character.MAX_CODE_POINT
            && Quoting.isPrintable((int) value);
    return shown ? text + " '" + character(value) + "'" : text;
  }

  /** The precision is the least count of digits; without one, zeros may fill up the width. */
  private String integer(long value, int radix) {
    String digits = Long.toString(value, radix).replace("-", "");
    digits = verb == 'X' ? digits.toUpperCase(java.util.Locale.ROOT) : digits;
    if (directive.precision() == 0 && value == 0) {
      return directive.padded("", " ");
    }
    String sign = value < 0 ? "-" : directive.plus();
    int least = directive.precision();
    if (least < 0 && directive.has('0') && !directive.has('-')) {
      least = directive.width() - sign.length();
    }
    digits = "0".repeat(Math.max(0, least - digits.length())) + digits;
    return directive.padded(sign + prefix(digits, radix) + digits, " ");
  }

  private String prefix(String digits, int radix) {
    String sharp =
        switch (radix) {
          case 2 -> "0b";
          case 8 -> digits.startsWith("0") ? "" : "0";
          case 16 -> verb == 'X' ? "0X" : "0x";
          default -> "";
        };
    return (verb == 'O' ? "0o" : "") + (directive.has('#') ? sharp : "");
  }

  private String fraction(Datum.Fraction fraction) {
    return switch (verb) {
      case 'v', 'b', 'e', 'E', 'f', 'F', 'g', 'G', 'x', 'X' ->
          Fractions.print(fraction.value(), (char) verb, directive);
      default -> bad(fraction);
    };
  }

  /**
   * Returns a text.
   *
   * @param value what is told to be wrong if the verb isn't one for texts
   */
  private String text(String text, Datum value) {
    return switch (verb) {
      case 'v' -> directive.isSource() ? quoted(text) : directive.padded(directive.cut(text));
      case 's' -> directive.padded(directive.cut(text));
      case 'q' -> quoted(text);
      case 'x', 'X' -> hexadecimal(GoText.bytes(text));
      default -> bad(value);
    };
  }

  private String quoted(String text) {
    String cut = directive.cut(text);
    if (directive.has('#') && Quoting.fitsBackquotes(cut)) {
      return directive.padded("`" + cut + "`");
    }
    return directive.padded(directive.has('+') ? Quoting.quoteAscii(cut) : Quoting.quote(cut));
  }

  private String hexadecimal(byte[] bytes) {
    int count =
        directive.precision() < 0 ? bytes.length : Math.min(bytes.length, directive.precision());
    if (count == 0) {
      return directive.padded("");
    }
    HexFormat format = verb == 'X' ? HexFormat.of().withUpperCase() : HexFormat.of();
    String sharp = directive.has('#') ? (verb == 'X' ? "0X" : "0x") : "";
    format = directive.has(' ') ? format.withDelimiter(" ").withPrefix(sharp) : format;
    String text = format.formatHex(bytes, 0, count);
    return directive.padded(directive.has(' ') ? text : sharp + text);
  }

  private String items(Datum.Items items, int depth) {
    boolean bytes = items.element() == Datum.Element.UINT8;
    if (bytes && (verb == 's' || verb == 'q' || verb == 'x' || verb == 'X')) {
      byte[] all = Bytes.of(items);
      return verb == 'x' || verb == 'X' ? hexadecimal(all) : text(GoText.of(all), items);
    }
    List<Datum> all = items.items();
    return directive.isSource()
        ? joined(all, ", ", "[]" + items.element().type() + "{", "}", depth)
        : joined(all, " ", "[", "]", depth);
  }

  private String joined(List<Datum> all, String between, String open, String close, int depth) {
    StringBuilder out = new StringBuilder(open);
    for (Datum item : all) {
      out.append(out.length() > open.length() ? between : "").append(print(item, depth + 1));
      TextSize.check(out.length());
    }
    return out.append(close).toString();
  }

  private String dict(String type, Map<String, Datum> entries, int depth) {
    boolean source = directive.isSource();
    Function<Map.Entry<String, Datum>, String> entry =
        each ->
            text(each.getKey(), Datum.of(each.getKey())) + ":" + print(each.getValue(), depth + 1);
    return entries.entrySet().stream()
        .map(entry)
        .collect(
            Collectors.joining(
                source ? ", " : " ", source ? type + "{" : "map[", source ? "}" : "]"));
  }

  /** One of Helm's own objects prints as its method String says, where it has one. */
  private String object(Datum.Native object, int depth) {
    Datum.Method string = object.methods().get("String");
    boolean textual = "vsqxX".indexOf(verb) >= 0 && !directive.isSource();
    if (string != null && textual) {
      return text(Printing.text(string.call(List.of())), object);
    }
    if (object.isMap()) {
      return dict(object.type(), object.entries().entries(), depth);
    }
    List<Datum> fields = List.copyOf(new TreeMap<>(object.fields()).values());
    return joined(fields, " ", "{", "}", depth);
  }
}
