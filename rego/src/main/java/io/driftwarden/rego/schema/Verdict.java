package io.driftwarden.rego.schema;

import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What a value lacks, and how close it came. */
final class Verdict {
  /** How deep schemas may be entered within each other for one value. */
  private static final int DEEPEST = 700;

  /** Entering a schema costs as much as some elements that a policy makes. */
  private static final int COST = 100;

  private final LongConsumer work;
  private final int depth;
  private final List<Problem> problems = new ArrayList<>();
  private int score;

  /** A demand that was not met. */
  record Problem(String type, Place place, String description) {}

  /** A way into a document, from its end. */
  record Place(String name, @Nullable Place outer) {
    static final Place ROOT = new Place("(Root)", null);

    Place in(String member) {
      return new Place(member, this);
    }

    /** Returns the place of what this is in. */
    Place outside() {
      return outer == null ? this : outer;
    }

    /** Returns the names with points between them, without the root's where there are others. */
    String field() {
      StringBuilder out = new StringBuilder(name);
      for (Place at = outer; at != null && at.outer != null; at = at.outer) {
        out.insert(0, ".").insert(0, at.name);
      }
      return out.toString();
    }
  }

  private Verdict(LongConsumer work, int depth) {
    this.work = work;
    this.depth = depth;
  }

  /** Returns a verdict that is still open; each schema that is entered is told as work. */
  static Verdict open(LongConsumer work) {
    return new Verdict(work, 0);
  }

  /** Returns the verdict on a value by itself. */
  Verdict of(Subschema schema, Value value, Place place) throws InvalidSchemaException {
    Verdict inner = new Verdict(work, depth + 1);
    schema.judge(value, place, inner);
    return inner;
  }

  void enter() throws InvalidSchemaException {
    work.accept(COST);
    if (depth > DEEPEST) {
      throw new InvalidSchemaException("schemas are nested too deep");
    }
  }

  boolean isValid() {
    return problems.isEmpty();
  }

  List<Problem> problems() {
    return problems;
  }

  int score() {
    return score;
  }

  void met() {
    score++;
  }

  void problem(String type, Place place, String description) {
    problems.add(new Problem(type, place, description));
    score -= 2;
  }

  void merge(Verdict other) {
    problems.addAll(other.problems);
    score += other.score;
  }
}
