package io.driftwarden.controller.target.terraform;

import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Texts that nothing may show, taken out of whatever is said. */
final class Redaction {
  private static final String HIDDEN = "(sensitive)";

  /** What is shorter stands in any text, and tells nobody anything. */
  private static final int SHORTEST = 4;

  /** A line of a longer secret, such as a key's, that is worth hiding by itself. */
  private static final int SHORTEST_LINE = 12;

  /** The longest first, since one secret may be part of another. */
  private final Set<String> secrets =
      new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(text -> text));

  void add(Collection<String> more) {
    synchronized (secrets) {
      more.stream()
          .flatMap(Redaction::forms)
          .filter(text -> text.strip().length() >= SHORTEST)
          .forEach(secrets::add);
    }
  }

  private static Stream<String> forms(String secret) {
    String escaped = secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    Stream<String> lines = secret.lines().filter(line -> line.length() >= SHORTEST_LINE);
    return Stream.concat(Stream.of(secret, escaped), lines);
  }

  String of(String text) {
    String shown = text;
    synchronized (secrets) {
      for (String secret : secrets) {
        shown = shown.replace(secret, HIDDEN);
      }
    }
    return shown;
  }
}
