package io.driftwarden.helm.format;

import java.util.Comparator;

/** The order of keys in Helm's YAML: digits count as numbers, and letters come after signs. */
enum NaturalOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String a, String b) {
    int least = Math.min(a.length(), b.length());
    for (int i = 0; i < least; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        return from(a, b, i);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static int from(String a, String b, int at) {
    boolean aLetter = Character.isLetter(a.charAt(at));
    boolean bLetter = Character.isLetter(b.charAt(at));
    if (aLetter != bLetter) {
      return aLetter ? 1 : -1;
    }
    if (!aLetter) {
      int byNumber = digits(a, at).compareTo(digits(b, at));
      if (byNumber != 0) {
        return byNumber;
      }
    }
    return Character.compare(a.charAt(at), b.charAt(at));
  }

  private static java.math.BigInteger digits(String text, int at) {
    int end = at;
    while (end < text.length() && Character.isDigit(text.charAt(end)) && end - at < 18) {
      end++;
    }
    return end == at
        ? java.math.BigInteger.ZERO
        : new java.math.BigInteger(text.substring(at, end));
  }
}
