package io.driftwarden.diagnostics;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with something that a person wrote, where, and what to do about it.
 *
 * @param code a stable name, such as {@code hcl_unknown_function} or {@code rego_parse_error}
 * @param summary what is wrong, in about five words, no full stop
 * @param detail why, and what to do; one or two sentences, may be empty
 * @param subject where it is; null when no single file is at fault
 * @param related other places that explain it, such as the first of two definitions
 */
public record Diagnostic(
    Severity severity,
    String code,
    String summary,
    String detail,
    @Nullable Place subject,
    List<Related> related) {

  /** How bad it is: an error stops the work that met it, the others do not. */
  public enum Severity {
    ERROR,
    /** What a part makes can't be known, so that nobody looked at it. */
    UNKNOWN,
    WARNING
  }

  /** Another place, and what it has to do with the subject. */
  public record Related(Place place, String message) {}

  public Diagnostic {
    related = List.copyOf(related);
  }

  /** Returns an error at a place. */
  public static Diagnostic error(
      String code, String summary, String detail, @Nullable Place subject) {
    return new Diagnostic(Severity.ERROR, code, summary, detail, subject, List.of());
  }

  /** Returns a warning at a place. */
  public static Diagnostic warning(
      String code, String summary, String detail, @Nullable Place subject) {
    return new Diagnostic(Severity.WARNING, code, summary, detail, subject, List.of());
  }

  /** Returns, of a place, that what it makes can't be known and is not looked at. */
  public static Diagnostic unknown(
      String code, String summary, String detail, @Nullable Place subject) {
    return new Diagnostic(Severity.UNKNOWN, code, summary, detail, subject, List.of());
  }

  /** Returns this with another place that explains it. */
  public Diagnostic and(Place place, String message) {
    var more = new java.util.ArrayList<>(related);
    more.add(new Related(place, message));
    return new Diagnostic(severity, code, summary, detail, subject, more);
  }

  /**
   * Returns this as it is told from another folder: with something before the path of each file.
   */
  public Diagnostic under(String prefix) {
    return named(prefix::concat);
  }

  /** Returns this with other names of the files. */
  public Diagnostic named(UnaryOperator<String> other) {
    return new Diagnostic(
        severity,
        code,
        summary,
        detail,
        subject == null ? null : subject.named(other),
        related.stream()
            .map(place -> new Related(place.place().named(other), place.message()))
            .toList());
  }

  /** Returns the same as what does not stop the work that meets it. */
  public Diagnostic asWarning() {
    return new Diagnostic(Severity.WARNING, code, summary, detail, subject, related);
  }

  /** Returns where it is, where a single file is at fault. */
  public Optional<Place> place() {
    return Optional.ofNullable(subject);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  public boolean isUnknown() {
    return severity == Severity.UNKNOWN;
  }
}
