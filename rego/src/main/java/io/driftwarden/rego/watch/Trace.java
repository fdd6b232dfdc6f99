package io.driftwarden.rego.watch;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.rego.plan.Observer;
import io.driftwarden.rego.plan.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one evaluation did, in order. */
public final class Trace implements Observer {
  /** More than a person reads; what comes after is not kept. */
  private static final int MOST = 500_000;

  /** How much is shown. */
  public enum Detail {
    /** What {@code trace} told, and the rules around it. */
    NOTES,
    /** The lines that had no solution, and the rules around them. */
    FAILS,
    /** All. */
    FULL
  }

  /** One thing that happened; the statement is null where {@code trace} told something. */
  public record Entry(String what, String text, int depth, @Nullable Statement statement) {
    boolean isNote() {
      return statement == null;
    }

    /** Returns where it is, where that is known. */
    public Optional<Place> place() {
      return Optional.ofNullable(statement).map(known -> known.span().place());
    }

    /** Returns where it is, or {@code note} where that is not known. */
    public String where() {
      return place()
          .map(at -> (at.file().isEmpty() ? "query" : at.file()) + ":" + at.line())
          .orElse("note");
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Deque<Statement> rules = new ArrayDeque<>();

  @Override
  public void tell(Event event, Statement statement) {
    if (event == Event.LEAVE) {
      rules.pop();
      return;
    }
    int depth = rules.size() - (event == Event.EXIT ? 1 : 0);
    if (event == Event.ENTER) {
      rules.push(statement);
    }
    String text = statement.name().replaceAll("\\s+", " ");
    add(new Entry(word(event.name()), text, depth, statement));
  }

  @Override
  public void note(String line) {
    add(new Entry("Note", "\"" + line + "\"", rules.size(), null));
  }

  private static String word(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private void add(Entry entry) {
    if (entries.size() < MOST) {
      entries.add(entry);
    }
  }

  /** Returns what happened, in as much detail as asked for. */
  public List<Entry> entries(Detail detail) {
    return switch (detail) {
      case FULL -> List.copyOf(entries);
      case FAILS -> around(entry -> entry.what().equals("Fail"));
      case NOTES -> around(Entry::isNote);
    };
  }

  private List<Entry> around(Predicate<Entry> wanted) {
    BitSet kept = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      while (open.size() > entry.depth()) {
        open.pop();
      }
      if (wanted.test(entry)) {
        kept.set(i);
        open.forEach(kept::set);
      }
      if (entry.what().equals("Enter")) {
        open.push(i);
      }
    }
    return kept.stream().mapToObj(entries::get).toList();
  }

  /** Returns entries as lines: where, a bar for each rule around, what. */
  public static String text(Collection<Entry> entries) {
    int width = entries.stream().mapToInt(entry -> entry.where().length()).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (Entry entry : entries) {
      out.append(entry.where()).repeat(' ', width - entry.where().length() + 1);
      out.repeat("| ", entry.depth()).append(entry.what()).append(' ').append(entry.text());
      out.append('\n');
    }
    return out.toString();
  }
}
