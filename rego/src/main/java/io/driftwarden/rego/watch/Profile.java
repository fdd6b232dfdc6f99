package io.driftwarden.rego.watch;

import io.driftwarden.rego.plan.Observer;
import io.driftwarden.rego.plan.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the time of one evaluation went: to each line and rule its own, without what it asked. */
public final class Profile implements Observer {
  private final Map<Statement, Count> counts = new LinkedHashMap<>();
  private @Nullable Count current;
  private long since = System.nanoTime();

  private static final class Count {
    private long nanoseconds;
    private long evaluated;
    private long redone;
  }

  /** A line or rule, its time, and how often it was asked for a first and a further solution. */
  public record Row(Statement statement, long nanoseconds, long evaluated, long redone) {}

  @Override
  public void tell(Event event, Statement statement) {
    long now = System.nanoTime();
    if (current != null) {
      current.nanoseconds += now - since;
    }
    Count count = counts.computeIfAbsent(statement, _ -> new Count());
    switch (event) {
      case EVAL, ENTER -> count.evaluated++;
      case REDO -> count.redone++;
      case EXIT, LEAVE, FAIL -> {}
    }
    current = count;
    since = System.nanoTime();
  }

  /** Returns the rows, the slowest first. */
  public List<Row> rows() {
    return counts.entrySet().stream()
        .map(each -> row(each.getKey(), each.getValue()))
        .sorted(Comparator.comparingLong(Row::nanoseconds).reversed())
        .toList();
  }

  private static Row row(Statement statement, Count count) {
    return new Row(statement, count.nanoseconds, count.evaluated, count.redone);
  }
}
