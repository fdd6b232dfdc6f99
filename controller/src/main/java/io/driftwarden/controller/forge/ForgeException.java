package io.driftwarden.controller.forge;

import java.time.Duration;

/** A forge did not do what it was asked. The message never holds a token. */
public final class ForgeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Category category;
  private final Duration wait;

  /** Who can mend it. */
  public enum Category {
    /** Time: it may well go through when it is tried again. */
    TRANSIENT,
    /** Nobody: the same call fails again. */
    PERMANENT,
    /** A person: a token, a right or an address is wrong. */
    NEEDS_PERSON
  }

  public ForgeException(Category category, String message) {
    this(category, message, Duration.ZERO);
  }

  /** A forge was asked too often. */
  public ForgeException(String message, Duration wait) {
    this(Category.TRANSIENT, message, wait);
  }

  private ForgeException(Category category, String message, Duration wait) {
    super(message);
    this.category = category;
    this.wait = wait;
  }

  public Category category() {
    return category;
  }

  /** Returns how long the forge is to be left alone; zero where it didn't say. */
  public Duration restFor() {
    return wait;
  }
}
