package io.driftwarden.controller.store;

/**
 * The news that something may have changed at a forge. It is a hint and no more: what did change is
 * read from the forge itself.
 *
 * @param id the forge's id of the delivery; one that was seen before is a duplicate
 * @param repository as the server's configuration names it
 */
public record Delivery(String id, String repository, Topic topic) {
  private static final int LONGEST_ID = 200;

  /** What the news is about; news of the same topic collapse into one piece of work. */
  public sealed interface Topic {
    /** Returns the topic of a text that {@link #text} gave. */
    static Topic of(String text) {
      String name = text.substring(text.indexOf('/') + 1);
      return switch (text.substring(0, Math.max(0, text.indexOf('/')))) {
        case "pull" -> new Pull(Integer.parseInt(name));
        case "branch" -> new Branch(name);
        default -> new Remarks();
      };
    }

    /** Returns the topic as the store has it. */
    default String text() {
      return switch (this) {
        case Pull pull -> "pull/" + pull.number();
        case Branch branch -> "branch/" + branch.name();
        case Remarks _ -> "remarks";
      };
    }

    /** A pull request was opened, pushed to, merged or closed. */
    record Pull(int number) implements Topic {}

    /** Somebody said something on a pull request. */
    record Remarks() implements Topic {}

    /** A branch points to another commit. */
    record Branch(String name) implements Topic {}
  }

  public Delivery {
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      throw new IllegalArgumentException("a delivery id has 1 to " + LONGEST_ID + " characters");
    }
  }
}
