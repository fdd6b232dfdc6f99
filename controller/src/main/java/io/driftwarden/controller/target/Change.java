package io.driftwarden.controller.target;

import java.util.List;

/**
 * How one resource differs.
 *
 * @param address as in {@link io.driftwarden.render.Resource#address}
 * @param fields what differs in it; empty for a creation or deletion
 */
public record Change(String address, Action action, List<Field> fields) {
  /** What would be, or was, done to it. */
  public enum Action {
    CREATE,
    UPDATE,
    DELETE
  }

  /**
   * One attribute that differs; values are shown as JSON, secrets as {@code (sensitive)}.
   *
   * @param path keys, and for list items their index
   * @param from the value that is live; empty where there is none
   * @param to the value that git has; empty where there is none
   */
  public record Field(List<String> path, String from, String to) {
    public Field {
      path = List.copyOf(path);
    }
  }

  public Change {
    fields = List.copyOf(fields);
  }
}
