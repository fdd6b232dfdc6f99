package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Function;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.value.Datum;
import java.util.ArrayDeque;
import java.util.Deque;

/** Go's package {@code path}: paths as text; no file is looked at. */
final class FilePaths {
  private FilePaths() {}

  static void declare(Functions functions) {
    both(functions, "base", "osBase", a -> Datum.of(base(a.text(0))));
    both(functions, "dir", "osDir", a -> Datum.of(dir(a.text(0))));
    both(functions, "ext", "osExt", a -> Datum.of(ext(a.text(0))));
    both(functions, "clean", "osClean", a -> Datum.of(clean(a.text(0))));
    both(functions, "isAbs", "osIsAbs", a -> Datum.of(a.text(0).startsWith("/")));
  }

  /** Declares a function, and the one for the operating system's paths, where they are the same. */
  private static void both(Functions functions, String name, String system, Function body) {
    functions.strict(name, "string", body);
    functions.strict(system, "string", body);
  }

  private static String base(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    if (end == 0) {
      return path.isEmpty() ? "." : "/";
    }
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
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
