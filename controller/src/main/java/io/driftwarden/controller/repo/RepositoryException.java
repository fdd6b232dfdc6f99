package io.driftwarden.controller.repo;

/**
 * A repository could not be read or reached. The message is for a person, names the repository and
 * what to do, and never holds a credential.
 */
public final class RepositoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String message;

  /** What stands in the way. */
  public enum Reason {
    /** The address is of a kind that is not served, or is no address. */
    NOT_ALLOWED,
    /** There is no repository at the address, or none that this token may see. */
    NOT_FOUND,
    /** The token is missing, wrong, or lacks the right. */
    REFUSED,
    /** It has no commit yet, or none on its default branch. */
    EMPTY,
    /** A revision that was asked for is not in it. */
    UNKNOWN_REVISION,
    /** What is stored is damaged or of a format that can't be read. */
    DAMAGED,
    /** No connection, or one that broke. */
    UNREACHABLE,
    /** It did not answer, or not fast enough. */
    TOO_SLOW;

    /** Reports whether the same call may succeed later with nobody doing anything. */
    public boolean mayPass() {
      return this == UNREACHABLE || this == TOO_SLOW;
    }
  }

  public RepositoryException(Reason reason, String message) {
    super(message);
    this.reason = reason;
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }

  public Reason reason() {
    return reason;
  }
}
