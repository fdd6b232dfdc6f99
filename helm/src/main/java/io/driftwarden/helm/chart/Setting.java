package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.value.Datum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A value that somebody wrote, at its path in all values of a chart.
 *
 * @param place of a mapping or list that isn't empty, where the first value in it is written
 */
record Setting(List<String> path, Datum value, Place place) {
  Setting {
    path = List.copyOf(path);
  }

  boolean endsWith(List<String> names) {
    int from = path.size() - names.size();
    return from >= 0 && path.subList(from, path.size()).equals(names);
  }

  /** Returns its name: an item of a list goes by the list's. */
  String key() {
    return key(path);
  }

  /** Returns the last step of a path that is no index. */
  static String key(List<String> path) {
    return path.reversed().stream().filter(step -> !step.matches("[0-9]+")).findFirst().orElse("");
  }

  String text() {
    return text(value);
  }

  /** Returns a single value as a template would write it; nothing of a mapping or list. */
  static String text(Datum value) {
    return switch (value) {
      case Datum.Text text -> text.value();
      case Datum.Truth truth -> Boolean.toString(truth.value());
      case Datum.Whole whole -> Long.toString(whole.value());
      case Datum.Fraction fraction -> plain(fraction.value());
      case Datum.Nil _, Datum.Items _, Datum.Dict _, Datum.Native _, Datum.Unknown _ -> "";
    };
  }

  private static String plain(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }

  /** Returns other values that could be here, each of which a template may tell from this one. */
  List<Datum> others() {
    return switch (value) {
      case Datum.Text text when text.value().isEmpty() -> List.of(Datum.of("x"));
      case Datum.Text text -> List.of(Datum.of(text.value() + "x"), Datum.of(""));
      case Datum.Truth truth -> List.of(Datum.of(!truth.value()));
      case Datum.Whole whole -> List.of(new Datum.Whole(whole.value() + 1, whole.width()));
      case Datum.Fraction fraction -> List.of(Datum.of(fraction.value() + 1));
      case Datum.Items items when items.items().isEmpty() -> List.of(Datum.texts(List.of("x")));
      case Datum.Items _ -> List.of(Datum.of(List.of()));
      case Datum.Dict dict when dict.isEmpty() ->
          List.of(new Datum.Dict(Map.of("x", Datum.of("x"))));
      case Datum.Dict _ -> List.of(new Datum.Dict());
      case Datum.Nil _, Datum.Native _, Datum.Unknown _ -> List.of();
    };
  }
}
