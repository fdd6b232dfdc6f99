package io.driftwarden.controller.forge;

/** A forge did not do what it was asked. The message never holds a token. */
public final class ForgeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Category category;

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
    super(message);
    this.category = category;
  }

  public Category category() {
    return category;
  }
}
