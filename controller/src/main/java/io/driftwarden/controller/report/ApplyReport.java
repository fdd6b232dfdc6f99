package io.driftwarden.controller.report;

import io.driftwarden.controller.target.Application;

/** What became of a stack after the merge, as lines of the verdict's comment. */
public final class ApplyReport {
  private static final String AGAIN =
      " The next pull request that passes and is merged applies the stack as it is then.";

  private ApplyReport() {}

  /** Returns a list item on how an apply ended. */
  public static String ended(String stack, String target, Application outcome) {
    String where = where(stack, target);
    return switch (outcome) {
      case Application.Applied applied ->
          "- ✅ Applied %s: %s.\n".formatted(where, changed(applied.changed()));
      case Application.Partly partly ->
          "- ❌ Applied %s only in part: %s.%s\n".formatted(where, said(partly.problem()), AGAIN);
      case Application.Refused refused ->
          "- ⛔ Refused to apply %s: %s.%s\n".formatted(where, said(refused.reason()), AGAIN);
      case Application.Superseded superseded ->
          "- ⏭️ Not applied %s: %s is newer and was applied instead.\n"
              .formatted(where, Markdown.code(superseded.by()));
      case Application.Unknown unknown ->
          "- ❓ It can't be known whether %s was applied: %s. Look at the target.%s\n"
              .formatted(where, said(unknown.reason()), AGAIN);
    };
  }

  /** Returns a list item on an apply that could not be done yet. */
  public static String waiting(String stack, String target, String why) {
    return "- ⏳ Waiting to apply %s: %s. It is tried again by itself.\n"
        .formatted(where(stack, target), said(why));
  }

  private static String where(String stack, String target) {
    return "%s to %s".formatted(Markdown.code(stack), Markdown.code(target));
  }

  private static String changed(int count) {
    return switch (count) {
      case 0 -> "nothing had to change";
      case 1 -> "1 object changed";
      default -> count + " objects changed";
    };
  }

  private static String said(String reason) {
    return Markdown.text(reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason);
  }
}
