package io.driftwarden.controller.packages;

/** A package could not be had. The message is for a person, and never holds a credential. */
public final class PackageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final boolean passing;

  private PackageException(String why, boolean passing) {
    super(why);
    this.why = why;
    this.passing = passing;
  }

  /** Returns a failure that stays until somebody changes something. */
  static PackageException lasting(String why) {
    return new PackageException(why, false);
  }

  /** Returns a failure that may be over by itself when it is tried again. */
  public static PackageException passing(String why) {
    return new PackageException(why, true);
  }

  /** Returns what stands in the way, as sentences. */
  @Override
  public String getMessage() {
    return why;
  }

  public boolean mayPass() {
    return passing;
  }
}
