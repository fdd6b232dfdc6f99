package io.driftwarden.rego.graphql;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds what somebody may have meant. */
final class Suggestions {
  private Suggestions() {}

  /** Returns the sentence that names what is close to what was written, empty for nothing. */
  static String hint(Facts facts, String question, String written, List<String> known) {
    List<String> close = close(facts, written, known);
    return close.isEmpty()
        ? ""
        : " %s %s?".formatted(question, Values.alternatives(Values.quoted(close)));
  }

  static List<String> close(Facts facts, String written, List<String> known) {
    int most = written.length() * 2 / 5 + 1;
    Map<String, Integer> distances = new HashMap<>();
    for (String name : known) {
      facts.work((long) written.length() * name.length());
      distances.put(name, distance(written, name));
    }
    return known.stream()
        .filter(name -> distances.getOrDefault(name, 0) <= most)
        .sorted(Comparator.comparing(name -> distances.getOrDefault(name, 0)))
        .toList();
  }

  private static int distance(String one, String other) {
    if (one.equals(other)) {
      return 0;
    }
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    return a.equals(b) ? 1 : edits(a, b);
  }

  /** Returns how many letters must be changed, put in or taken out. */
  private static int edits(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
