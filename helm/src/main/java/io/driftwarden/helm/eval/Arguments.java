package io.driftwarden.helm.eval;

import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.GoText;
import io.driftwarden.helm.value.UnknownMark;
import java.util.List;

/** The arguments of one call; those that Go has a type for have been checked to be of it. */
public record Arguments(List<Datum> values, Runtime runtime) {
  public int count() {
    return values.size();
  }

  public Datum get(int index) {
    return values.get(index);
  }

  public Datum last() {
    return values.getLast();
  }

  /** Returns an argument that is text. */
  public String text(int index) {
    if (get(index) instanceof Datum.Text text) {
      return text.value();
    }
    throw wrong(index);
  }

  /** Returns the bytes of an argument that is text. */
  public byte[] bytes(int index) {
    return GoText.bytes(text(index));
  }

  /** Returns an argument that is a whole number. */
  public long whole(int index) {
    if (get(index) instanceof Datum.Whole whole) {
      return whole.value();
    }
    throw wrong(index);
  }

  /** Returns an argument that is a mapping; nil is one with nothing in it. */
  public Datum.Dict dict(int index) {
    if (get(index) instanceof Datum.Nil) {
      return new Datum.Dict();
    }
    if (get(index) instanceof Datum.Dict dict) {
      return dict;
    }
    throw wrong(index);
  }

  /** Returns what to throw where an argument is of a type that no use can be made of. */
  public RuntimeException wrong(int index) {
    return UnknownMark.in(get(index))
        .<RuntimeException>map(UnknownArgument::new)
        .orElseGet(() -> new BadArgument("an argument is of a type that it can't have here"));
  }
}
