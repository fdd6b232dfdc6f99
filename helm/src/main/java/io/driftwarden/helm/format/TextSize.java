package io.driftwarden.helm.format;

import io.driftwarden.helm.value.BadArgument;

/** The limit on one text, which is checked while it grows. */
public final class TextSize {
  /** More than is read of any YAML file. */
  private static final long LONGEST = 16L << 20;

  private TextSize() {}

  /**
   * Refuses a text that is, or would become, too long.
   *
   * @throws BadArgument if it is
   */
  public static void check(long length) {
    if (length > LONGEST) {
      throw new BadArgument(
          "Text would be too long",
          "The text would be longer than %d MB.".formatted(LONGEST >> 20));
    }
  }
}
