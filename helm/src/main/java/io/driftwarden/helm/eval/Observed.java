package io.driftwarden.helm.eval;

import io.driftwarden.helm.syntax.Template;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Witness;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that the templates of one rendering see, and what the one that runs asks of it. A mapping
 * that two others have in common has one path, the same in each rendering where the same two have
 * it in common: so answers that are equal lead to the same questions.
 */
public final class Observed implements Witness {
  private final Map<String, Datum.Dict> byPath = new HashMap<>();

  /**
   * The lists and Helm's own objects that were there from the start. What methods of others say
   * isn't seen, and a list that a template made may hold itself too often to look through.
   */
  private final Set<Datum> known = Collections.newSetFromMap(new IdentityHashMap<>());

  private @Nullable Notes notes;

  /** What is noted of the template that runs. */
  private static final class Notes {
    private final String dot;
    private final Map<Question, Glimpse> answers = new HashMap<>();
    private final Map<String, Template> definitions = new HashMap<>();
    private boolean complete = true;

    private Notes(String dot) {
      this.dot = dot;
    }
  }

  /** Watches a value that templates see, and all that is in it; while no template runs. */
  public void watch(String path, Datum datum) {
    switch (datum) {
      case Datum.Dict dict -> watch(path, dict);
      case Datum.Items items -> {
        known.add(items);
        watch(path, items.items());
      }
      case Datum.Native object -> {
        known.add(object);
        new TreeMap<>(object.fields()).forEach((key, field) -> watch(below(path, key), field));
      }
      case Datum.Nil _,
          Datum.Truth _,
          Datum.Whole _,
          Datum.Fraction _,
          Datum.Text _,
          Datum.Unknown _ -> {}
    }
  }

  private void watch(String path, Datum.Dict dict) {
    if (dict.pathFor(this).isEmpty()) {
      dict.watch(this, path);
      byPath.put(path, dict);
      dict.entries().forEach((key, value) -> watch(below(path, key), value));
    }
  }

  private void watch(String path, List<Datum> items) {
    for (int i = 0; i < items.size(); i++) {
      watch(below(path, Integer.toString(i)), items.get(i));
    }
  }

  /** No two ways to what is inside have one name, whatever the keys are. */
  private static String below(String path, String key) {
    return path + "/" + key.length() + ":" + key;
  }

  /** Returns what a template is told about, if that is watched. */
  Optional<String> path(Datum dot) {
    return dot instanceof Datum.Dict dict ? dict.pathFor(this) : Optional.empty();
  }

  /** Notes from now on what is asked, for a template that begins. */
  void begin(Datum dot) {
    notes = path(dot).map(Notes::new).orElse(null);
  }

  /** Returns what was asked since the beginning, if all that mattered could be noted. */
  Optional<ReadSet> end() {
    Notes noted = notes;
    notes = null;
    return noted == null || !noted.complete
        ? Optional.empty()
        : Optional.of(new ReadSet(noted.dot, noted.answers, noted.definitions));
  }

  /** Notes that a named template is called. */
  void calls(Template template) {
    if (notes != null) {
      notes.definitions.put(template.name(), template);
    }
  }

  /** Notes that what happens depends on more than answers. */
  void dependsOnMore() {
    if (notes != null) {
      notes.complete = false;
    }
  }

  @Override
  public void reads(Datum.Dict dict, String key) {
    note(dict, path -> new Question.Value(path, key));
  }

  @Override
  public void asksWhetherEmpty(Datum.Dict dict) {
    note(dict, Question.Empty::new);
  }

  @Override
  public void readsAll(Datum.Dict dict) {
    note(dict, Question.All::new);
  }

  /** What a template changes, others see: it has to run each time. */
  @Override
  public void changes(Datum.Dict dict) {
    dependsOnMore();
  }

  private void note(Datum.Dict dict, Function<String, Question> asked) {
    if (notes == null || !notes.complete) {
      return;
    }
    Question question = asked.apply(dict.pathFor(this).orElseThrow());
    if (!notes.answers.containsKey(question)) {
      Glimpse answer = answer(question);
      notes.answers.put(question, answer);
      notes.complete = answer.tells();
    }
  }

  /** Returns how a question is answered now. */
  Glimpse answer(Question question) {
    Datum.Dict dict = byPath.get(question.path());
    if (dict == null) {
      return new Glimpse.Hidden();
    }
    Notes interrupted = notes;
    notes = null;
    try {
      return answer(question, dict);
    } finally {
      notes = interrupted;
    }
  }

  private Glimpse answer(Question question, Datum.Dict dict) {
    return switch (question) {
      case Question.Value(String _, String key) ->
          dict.has(key) ? glimpse(dict.get(key)) : new Glimpse.Absent();
      case Question.Empty _ -> new Glimpse.Single(Datum.of(dict.isEmpty()));
      case Question.All _ -> new Glimpse.Whole(dict.type(), glimpses(dict.entries()));
    };
  }

  private Glimpse glimpse(Datum datum) {
    return switch (datum) {
      case Datum.Dict dict ->
          dict.pathFor(this)
              .<Glimpse>map(path -> new Glimpse.Mapping(path, dict.type()))
              .orElse(new Glimpse.Hidden());
      case Datum.Items items when !known.contains(items) -> new Glimpse.Hidden();
      case Datum.Items items ->
          new Glimpse.Listing(
              items.element(), items.none(), items.items().stream().map(this::glimpse).toList());
      case Datum.Native object when object.isMap() || !known.contains(object) ->
          new Glimpse.Hidden();
      case Datum.Native object -> new Glimpse.Whole(object.type(), glimpses(object.fields()));
      case Datum.Nil _,
          Datum.Truth _,
          Datum.Whole _,
          Datum.Fraction _,
          Datum.Text _,
          Datum.Unknown _ ->
          new Glimpse.Single(datum);
    };
  }

  private Map<String, Glimpse> glimpses(Map<String, Datum> values) {
    Map<String, Glimpse> glimpses = new HashMap<>();
    values.forEach((key, value) -> glimpses.put(key, glimpse(value)));
    return glimpses;
  }
}
