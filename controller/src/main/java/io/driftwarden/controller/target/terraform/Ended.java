package io.driftwarden.controller.target.terraform;

/**
 * How a program ended.
 *
 * @param code its exit code; it says nothing unless it ended by itself
 */
record Ended(How how, int code, Printed output, Printed errors) {
  /** Who ended it. */
  enum How {
    /** It did. */
    EXITED,
    /** It was asked to, as its time was over, and did. */
    TIMED_OUT,
    /** It was asked to, as the server stops, and did. */
    STOPPED,
    /** It did not end when asked to, and had no more chance to put in order what it held. */
    KILLED
  }

  boolean exitedWith(int wanted) {
    return how == How.EXITED && code == wanted;
  }
}
