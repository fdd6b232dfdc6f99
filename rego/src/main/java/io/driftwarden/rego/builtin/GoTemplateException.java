package io.driftwarden.rego.builtin;

/** Says that a template is none, or cannot be shown with what it is given. */
final class GoTemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  GoTemplateException(String message) {
    super(message, null, false, false);
  }
}
