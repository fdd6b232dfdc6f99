package io.driftwarden.helm.eval;

import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.Kinds;
import java.util.List;

/** The arguments of one call, each read as what the function takes. */
public record Arguments(List<Datum> values, Runtime runtime) {
  private static final String[] ORDINALS = {"first", "second", "third", "fourth", "fifth"};

  public int count() {
    return values.size();
  }

  public Datum get(int index) {
    return values.get(index);
  }

  public Datum last() {
    return values.getLast();
  }

  /** Returns an argument that has to be text. */
  public String text(int index) {
    if (get(index) instanceof Datum.Text text) {
      return text.value();
    }
    throw wrong(index, "text");
  }

  /** Returns an argument that has to be a whole number. */
  public long whole(int index) {
    if (get(index) instanceof Datum.Whole whole) {
      return whole.value();
    }
    throw wrong(index, "a whole number (use int)");
  }

  /** Returns an argument that has to be a whole number within limits. */
  public int whole(int index, int least, int most) {
    long value = whole(index);
    if (value < least || value > most) {
      throw new BadArgument(
          "The %s argument is %d and has to be from %d to %d."
              .formatted(ordinal(index), value, least, most));
    }
    return (int) value;
  }

  /** Returns an argument that has to be a mapping; nil is one with nothing in it. */
  public Datum.Dict dict(int index) {
    if (get(index) instanceof Datum.Nil) {
      return new Datum.Dict();
    }
    if (get(index) instanceof Datum.Dict dict) {
      return dict;
    }
    throw wrong(index, "a mapping");
  }

  /** Returns an argument that has to be a list. */
  public List<Datum> list(int index) {
    if (get(index) instanceof Datum.Items items) {
      return items.items();
    }
    throw wrong(index, "a list");
  }

  private RuntimeException wrong(int index, String wanted) {
    if (get(index) instanceof Datum.Unknown unknown) {
      return new UnknownArgument(unknown);
    }
    return new BadArgument(
        "The %s argument has to be %s and is %s."
            .formatted(
                ordinal(index), wanted, Kinds.kind(get(index)).replace("invalid", "missing")));
  }

  private static String ordinal(int index) {
    return index < ORDINALS.length ? ORDINALS[index] : (index + 1) + "th";
  }
}
