package io.driftwarden.helm.chart;

import io.driftwarden.helm.value.Datum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What somebody could give to a chart to change one of its values. */
final class ChangedValues {
  private ChangedValues() {}

  /** Returns each value changed, removed and replaced by one of another kind. */
  static List<Datum.Dict> of(Datum.Dict values) {
    List<Datum.Dict> all = new ArrayList<>();
    values
        .entries()
        .forEach((key, value) ->
            changed(value).map(other -> new Datum.Dict(Map.of(key, other))).forEach(all::add));
    return all;
  }

  private static Stream<Datum> changed(Datum value) {
    return switch (value) {
      case Datum.Dict dict ->
          Stream.concat(
              of(dict).stream(),
              Stream.of(Datum.NIL, new Datum.Dict(Map.of("another", Datum.of("more")))));
      case Datum.Items items -> Stream.of(Datum.of(List.of()), more(items));
      case Datum.Text text -> Stream.of(Datum.of(text.value() + "x"), Datum.of(""), Datum.NIL);
      case Datum.Truth truth -> Stream.of(Datum.of(!truth.value()));
      case Datum.Whole _, Datum.Fraction _ -> Stream.of(Datum.of(7.0), Datum.of("seven"));
      case Datum.Nil _, Datum.Native _, Datum.Unknown _ ->
          Stream.of(Datum.of("there"), new Datum.Unknown("it is not known"));
    };
  }

  private static Datum more(Datum.Items items) {
    List<Datum> more = new ArrayList<>(items.items());
    more.add(items.items().isEmpty() ? Datum.of("one") : items.items().getFirst());
    return Datum.of(more);
  }
}
