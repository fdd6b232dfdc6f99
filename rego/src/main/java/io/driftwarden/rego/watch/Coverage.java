package io.driftwarden.rego.watch;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.rego.plan.Observer;
import io.driftwarden.rego.plan.Statement;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Which heads and lines of policies had their turn. Any number of evaluations may be watched. */
public final class Coverage implements Observer {
  private static final Comparator<Place> ORDER =
      Comparator.<Place>naturalOrder()
          .thenComparingInt(Place::endLine)
          .thenComparingInt(Place::endColumn);

  private final Set<Statement> seen = ConcurrentHashMap.newKeySet();

  /** The stretches of one file that had their turn, and those that had not. */
  public record FileCoverage(SortedSet<Place> covered, SortedSet<Place> missed) {
    public int coveredLines() {
      return lines(covered);
    }

    public int missedLines() {
      return lines(missed);
    }

    private static int lines(Collection<Place> places) {
      Set<Integer> lines = new TreeSet<>();
      for (Place place : places) {
        for (int line = place.line(); line <= place.endLine(); line++) {
          lines.add(line);
        }
      }
      return lines.size();
    }

    private void addMissed(Place place) {
      boolean within =
          covered.stream()
              .anyMatch(other -> starts(other, place) <= 0 && starts(end(place), end(other)) <= 0);
      if (!within) {
        missed.add(place);
      }
    }

    private static int starts(Place one, Place other) {
      return Comparator.comparingInt(Place::line)
          .thenComparingInt(Place::column)
          .compare(one, other);
    }

    private static Place end(Place place) {
      return Place.at(place.file(), place.endLine(), place.endColumn());
    }
  }

  @Override
  public void tell(Event event, Statement statement) {
    boolean counts = statement.isRule() ? event == Event.EXIT : event == Event.EVAL;
    if (counts) {
      seen.add(statement);
    }
  }

  /**
   * Returns the coverage of each file.
   *
   * @param statements all that there are
   */
  public Map<String, FileCoverage> files(Collection<Statement> statements) {
    Map<String, FileCoverage> files = new TreeMap<>();
    for (Statement statement : statements) {
      Place place = statement.span().place();
      FileCoverage file = files.computeIfAbsent(place.file(), _ -> empty());
      if (seen.contains(statement)) {
        file.covered().add(place);
      }
    }
    for (Statement statement : statements) {
      Place place = statement.span().place();
      files.computeIfAbsent(place.file(), _ -> empty()).addMissed(place);
    }
    return files;
  }

  private static FileCoverage empty() {
    return new FileCoverage(new TreeSet<>(ORDER), new TreeSet<>(ORDER));
  }

  /** Returns how many of a hundred lines had their turn. */
  public static double percent(int covered, int missed) {
    return covered + missed == 0 ? 0 : 100.0 * covered / (covered + missed);
  }
}
