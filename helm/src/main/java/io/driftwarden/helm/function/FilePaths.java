package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.Datum;
import java.util.ArrayDeque;
import java.util.Deque;

/** Go's package {@code path}: paths as text; no file is looked at. */
final class FilePaths {
  private FilePaths() {}

  static void declare(Functions functions) {
    functions.strict("base", 1, 1, a -> Datum.of(base(a.text(0))));
    functions.strict("dir", 1, 1, a -> Datum.of(dir(a.text(0))));
    functions.strict("ext", 1, 1, a -> Datum.of(ext(a.text(0))));
    functions.strict("clean", 1, 1, a -> Datum.of(clean(a.text(0))));
    functions.strict("isAbs", 1, 1, a -> Datum.of(a.text(0).startsWith("/")));
  }

  private static String base(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    String trimmed = path.replaceAll("/+$", "");
    return trimmed.isEmpty() ? "/" : trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  private static String dir(String path) {
    return clean(path.substring(0, path.lastIndexOf('/') + 1));
  }

  private static String ext(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.lastIndexOf('.') < 0 ? "" : name.substring(name.lastIndexOf('.'));
  }

  private static String clean(String path) {
    boolean rooted = path.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !(part.equals("..") && rooted)) {
        parts.addLast(part);
      }
    }
    String joined = (rooted ? "/" : "") + String.join("/", parts);
    return joined.isEmpty() ? "." : joined;
  }
}
