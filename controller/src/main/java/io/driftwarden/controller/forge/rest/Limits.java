package io.driftwarden.controller.forge.rest;

/** Texts made to fit what a forge takes. */
public final class Limits {
  private static final int LONGEST_DESCRIPTION = 140;
  private static final String CUT =
      "\n\nThe rest is left out: the forge takes no longer comment.\n";

  private Limits() {}

  /** Returns a status's description, shortened to what every forge takes. */
  public static String description(String text) {
    return text.length() <= LONGEST_DESCRIPTION ? text : cut(text, LONGEST_DESCRIPTION - 1) + "…";
  }

  /** Returns a comment of at most so many characters, which says where something is left out. */
  public static String comment(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    String kept = cut(text, longest - CUT.length());
    int line = kept.lastIndexOf('\n');
    return (line < 0 ? kept : kept.substring(0, line)) + CUT;
  }

  private static String cut(String text, int end) {
    boolean halved = Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, halved ? end - 1 : end);
  }
}
