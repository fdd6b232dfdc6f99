package io.driftwarden.policies;

import io.driftwarden.diagnostics.Diagnostic.Related;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Stack;
import java.util.List;

/**
 * What one rule has against one resource.
 *
 * @param rule the rule's id, such as {@code DW-ENC-001}, or for a repository's own policy its
 *     package and rule, such as {@code main.deny}
 * @param attribute the path of the attribute at fault; empty where the resource as a whole is
 * @param place the attribute's place, or that of the nearest thing above it that is written down
 * @param title what is wrong, in one line
 * @param why what can happen
 * @param remedy what to write instead
 * @param related other places that explain it, such as the line of a chart's values that decides
 */
public record Finding(
    String rule,
    Severity severity,
    Certainty certainty,
    Stack stack,
    String address,
    List<String> attribute,
    Place place,
    String title,
    String why,
    String remedy,
    List<Related> related) {

  /** Whether the rule knows, or could not. */
  public enum Certainty {
    /** The rule is broken. */
    VIOLATED,
    /** What the rule needs can't be known statically. */
    UNKNOWN
  }

  public Finding {
    attribute = List.copyOf(attribute);
    // What was stored before there were any has none.
    related = related == null ? List.of() : List.copyOf(related);
  }

  /**
   * Returns what makes this the same finding in another revision, in which it may stand on another
   * line: rule, stack, resource and attribute.
   */
  public String fingerprint() {
    return String.join(
        "|", rule, certainty.name(), stack.toString(), address, String.join(".", attribute));
  }
}
