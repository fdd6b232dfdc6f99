package io.driftwarden.helm.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern of paths: star, question mark, classes, alternatives in braces, and with two stars
 * across folders. Matching takes time in proportion to the pattern and the path.
 */
final class Glob {
  /** Braces in braces multiply; a pattern with more alternatives matches only its own text. */
  private static final int MOST_ALTERNATIVES = 100;

  private static final int DEEPEST = 20;

  /** One place of a pattern: which characters fit, and whether any number of them does. */
  private record Part(String characters, boolean negated, boolean repeated) {
    boolean fits(char c) {
      return (characters.indexOf(c) >= 0) != negated;
    }

    boolean mayTake(char c) {
      return repeated || fits(c);
    }
  }

  private final List<List<Part>> alternatives;

  private Glob(List<List<Part>> alternatives) {
    this.alternatives = alternatives;
  }

  /** Returns a pattern of {@code .Files.Glob}, in which {@code [!a]} is what is not an a. */
  static Glob of(String text) {
    List<String> spelled = new ArrayList<>();
    boolean read = text.chars().filter(c -> c == '{').count() < DEEPEST && expand(text, spelled);
    return new Glob(
        read
            ? spelled.stream().map(one -> parts(one, '!')).toList()
            : List.of(text.chars().mapToObj(c -> literal((char) c)).toList()));
  }

  /** Returns a pattern of a path as Go has it: braces are text, and {@code [^a]} is no a. */
  static Glob plain(String text) {
    return new Glob(List.of(parts(text, '^')));
  }

  boolean matches(String path) {
    for (List<Part> parts : alternatives) {
      if (matches(parts, path)) {
        return true;
      }
    }
    return false;
  }

  /** Spells out the first braces with each of their alternatives, and so on. */
  private static boolean expand(String text, List<String> spelled) {
    int open = text.indexOf('{');
    int close = open < 0 ? -1 : text.indexOf('}', open);
    if (close < 0) {
      return spelled.add(text) && spelled.size() <= MOST_ALTERNATIVES;
    }
    for (String alternative : text.substring(open + 1, close).split(",", -1)) {
      if (!expand(text.substring(0, open) + alternative + text.substring(close + 1), spelled)) {
        return false;
      }
    }
    return true;
  }

  private static Part literal(char c) {
    return new Part(String.valueOf(c), false, false);
  }

  private static List<Part> parts(String glob, char not) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      switch (c) {
        case '*' -> {
          boolean two = glob.startsWith("**", i);
          parts.add(new Part(two ? "" : "/", true, true));
          i += two ? 1 : 0;
        }
        case '?' -> parts.add(new Part("/", true, false));
        case '[' -> i = characterClass(glob, i, not, parts);
        case '\\' -> parts.add(literal(i + 1 < glob.length() ? glob.charAt(++i) : c));
        default -> parts.add(literal(c));
      }
    }
    return parts;
  }

  private static int characterClass(String glob, int at, char not, List<Part> parts) {
    boolean negated = at + 1 < glob.length() && glob.charAt(at + 1) == not;
    int start = negated ? at + 2 : at + 1;
    int end = classEnd(glob, start);
    if (end < 0) {
      parts.add(literal('['));
      return at;
    }
    StringBuilder characters = new StringBuilder();
    for (int i = start; i < end; i++) {
      i += glob.charAt(i) == '\\' ? 1 : 0;
      char from = glob.charAt(i);
      boolean range = i + 2 < end && glob.charAt(i + 1) == '-';
      i += range ? 2 : 0;
      i += range && glob.charAt(i) == '\\' ? 1 : 0;
      for (char c = from; c <= glob.charAt(i) && c < Character.MAX_VALUE; c++) {
        characters.append(c);
      }
    }
    parts.add(new Part(characters.toString(), negated, false));
    return end;
  }

  /** Returns where a class ends, -1 if it doesn't; a backslash is never its last character. */
  private static int classEnd(String glob, int start) {
    for (int i = start; i < glob.length(); i++) {
      if (glob.charAt(i) == ']') {
        return i;
      }
      i += glob.charAt(i) == '\\' ? 1 : 0;
    }
    return -1;
  }

  /** Most paths and patterns end differently. */
  private static boolean endsFit(List<Part> parts, String path) {
    return parts.isEmpty()
        || path.isEmpty()
        || (parts.getFirst().mayTake(path.charAt(0))
            && parts.getLast().mayTake(path.charAt(path.length() - 1)));
  }

  /** Steps through the path with all the places of the pattern at which it could be. */
  private static boolean matches(List<Part> parts, String path) {
    if (!endsFit(parts, path)) {
      return false;
    }
    BitSet here = new BitSet();
    reach(parts, 0, here);
    for (int i = 0; i < path.length() && !here.isEmpty(); i++) {
      BitSet next = new BitSet();
      for (int at = here.nextSetBit(0); at >= 0; at = here.nextSetBit(at + 1)) {
        if (at < parts.size() && parts.get(at).fits(path.charAt(i))) {
          reach(parts, parts.get(at).repeated() ? at : at + 1, next);
        }
      }
      here = next;
    }
    return here.get(parts.size());
  }

  private static void reach(List<Part> parts, int at, BitSet reached) {
    int i = at;
    reached.set(i);
    while (i < parts.size() && parts.get(i).repeated()) {
      reached.set(++i);
    }
  }
}
