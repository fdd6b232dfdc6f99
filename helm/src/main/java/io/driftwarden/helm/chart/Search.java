package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.chart.Trials.Effect;
import io.driftwarden.helm.syntax.Statement;
import io.driftwarden.helm.syntax.Template;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Nodes;
import io.driftwarden.yaml.Node;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The search for the value that decides another: first in what writes it, then around that. */
record Search(Trials trials, Settings settings) {
  /** What a person would try, too; each costs a rendering of one file. */
  private static final int MOST_TRIED = 12;

  private static final int SHORTEST_PART = 3;

  static Search of(Trials.Recipe recipe) {
    Trials trials = new Trials(recipe);
    return new Search(trials, Settings.of(recipe.chart(), recipe.given(), trials.values()));
  }

  Optional<Place> decided(ObjectValue value) {
    Optional<ObjectValue.Found> found = trials.usual(value);
    Optional<Surroundings> around = surroundings(value.place());
    return found.isEmpty() || around.isEmpty()
        ? Optional.empty()
        : decided(Wanted.of(value, found.get()), around.get());
  }

  private Optional<Surroundings> surroundings(Place place) {
    List<Template> templates = trials.in(place.file());
    if (templates.isEmpty()) {
      return Optional.empty();
    }
    Source source = templates.getFirst().source();
    Surroundings.Stretch stretch =
        new Surroundings.Stretch(
            source.offset(place.line(), place.column()),
            source.offset(place.endLine(), place.endColumn()));
    return Surroundings.of(templates, stretch);
  }

  /** A mapping that a template spells out holds values that each have a decider of their own. */
  private Optional<Place> decided(Wanted wanted, Surroundings around) {
    Optional<Place> written =
        around.texts() && !wanted.isSingle()
            ? Optional.empty()
            : first(around.actions(), around, wanted, Part.WRITTEN);
    return written.isPresent() || !wanted.isThere()
        ? written
        : around.blocks().stream()
            .flatMap(block -> first(List.of(block), around, wanted, Part.GUARDED).stream())
            .findFirst();
  }

  private Optional<Place> first(
      List<Statement> statements, Surroundings around, Wanted wanted, Part part) {
    List<List<String>> mentioned = named(statements, around).toList();
    return mentioned.stream()
        .flatMap(path ->
            settings
                .named(path.getLast())
                .filter(setting -> wanted.mayBe(setting, part) && wanted.fits(setting, path)))
        .distinct()
        .sorted(
            Comparator.comparingInt(wanted::likeness)
                .thenComparingInt(setting -> closeness(setting, mentioned))
                .thenComparingInt(wanted::position)
                .reversed())
        .limit(MOST_TRIED)
        .filter(setting -> decides(setting, wanted, part))
        .findFirst()
        .map(Setting::place);
  }

  /**
   * Returns how long the longest name is that is mentioned and has the setting in it: of many that
   * a shared template may mean, a file often names the one mapping that it passes on.
   */
  private static int closeness(Setting setting, List<List<String>> mentioned) {
    return mentioned.stream()
        .filter(path -> {
          int from = Collections.indexOfSubList(setting.path(), path);
          return from >= 0 && from + path.size() < setting.path().size();
        })
        .mapToInt(List::size)
        .max()
        .orElse(0);
  }

  private boolean decides(Setting setting, Wanted wanted, Part part) {
    Set<Effect> effects = wanted.effects(part);
    return setting.others().stream()
        .anyMatch(other -> effects.contains(trials.effect(setting, other, wanted.value())));
  }

  /** Returns the paths of names in statements, and in the values that these may take for more. */
  private Stream<List<String>> named(List<Statement> statements, Surroundings around) {
    Set<List<String>> paths = new LinkedHashSet<>();
    statements.forEach(
        statement -> paths.addAll(Mentions.of(statement, around, trials.templates())));
    for (List<String> path : List.copyOf(paths)) {
      settings
          .named(path.getLast())
          .filter(setting -> setting.endsWith(path) && setting.text().contains("{{"))
          .flatMap(setting -> trials.parsed(setting.text()).stream())
          .flatMap(this::inside)
          .forEach(paths::add);
    }
    return paths.stream();
  }

  private Stream<List<String>> inside(Template template) {
    Surroundings none = new Surroundings(template, false, List.of(), List.of());
    return template.body().stream()
        .map(statement -> Mentions.of(statement, none, trials.templates()))
        .flatMap(Collection::stream);
  }

  /** What a value may have to do with another. */
  private enum Part {
    /** It is written by what names the other. */
    WRITTEN,
    /** It stands in a block that names the other. */
    GUARDED
  }

  /**
   * A value of an object.
   *
   * @param text as it is written
   * @param isThere whether it is there; if not, what is told is of the nearest thing above it
   */
  private record Wanted(ObjectValue value, String text, boolean isSingle, boolean isThere) {
    static Wanted of(ObjectValue value, ObjectValue.Found found) {
      boolean isSingle =
          !(found.node() instanceof Node.Mapping || found.node() instanceof Node.Sequence);
      return new Wanted(value, Setting.text(Nodes.datum(found.node())), isSingle, found.exact());
    }

    Set<Effect> effects(Part part) {
      return switch (part) {
        case WRITTEN -> Set.of(Effect.CHANGED, Effect.VALUE_GONE);
        case GUARDED ->
            isSingle
                ? Set.of(Effect.CHANGED, Effect.VALUE_GONE, Effect.OBJECT_GONE)
                : Set.of(Effect.VALUE_GONE, Effect.OBJECT_GONE);
      };
    }

    /** What writes a single value of a mapping is in the mapping, and not all of it. */
    boolean mayBe(Setting setting, Part part) {
      return part == Part.GUARDED || !isSingle || !(setting.value() instanceof Datum.Dict);
    }

    /** A template names the value itself, or a mapping or list that it writes as a whole. */
    boolean fits(Setting setting, List<String> mentioned) {
      return setting.endsWith(mentioned)
          || (Collections.indexOfSubList(setting.path(), mentioned) >= 0
              && !text.isEmpty()
              && setting.text().equals(text));
    }

    int likeness(Setting setting) {
      String here = setting.text();
      boolean equal = !here.isEmpty() && here.equals(text);
      boolean part = here.length() >= SHORTEST_PART && text.contains(here);
      boolean key = setting.key().equals(value.key());
      return (equal ? 4 : 0) + (key ? 2 : 0) + (part ? 1 : 0);
    }

    /** Of the parts of an image or an option the last one says most. */
    int position(Setting setting) {
      return text.lastIndexOf(setting.text());
    }
  }
}
