package io.driftwarden.hcl.function;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds files by a pattern: {@code **} is any number of directories. */
final class FileGlob {
  private static final int MOST = 100_000;

  private final String directory;
  private final FunctionContext context;
  private final TreeSet<String> found = new TreeSet<>();
  private int looked;

  FileGlob(String directory, FunctionContext context) {
    this.directory = directory;
    this.context = context;
  }

  /** Returns the paths from the directory. */
  List<String> find(String pattern) throws FunctionException {
    if (directory.startsWith("~")) {
      throw new OutsideException();
    }
    walk("", List.of(Slashes.clean(pattern).split("/")));
    return List.copyOf(found);
  }

  private void walk(String at, List<String> steps) throws FunctionException {
    String step = steps.getFirst();
    List<String> rest = steps.subList(1, steps.size());
    if (step.equals("..")) {
      if (!rest.isEmpty()) {
        walk(at + "../", rest);
      }
      return;
    }
    boolean any = step.equals("**");
    if (any && !rest.isEmpty()) {
      walk(at, rest);
    }
    Pattern pattern = compiled(any ? "*" : step);
    for (String name : names(at)) {
      boolean isDirectory = name.endsWith("/");
      String plain = isDirectory ? name.substring(0, name.length() - 1) : name;
      if (!pattern.matches(plain)) {
        continue;
      }
      if (isDirectory && any) {
        walk(at + name, steps);
      } else if (isDirectory && !rest.isEmpty()) {
        walk(at + name, rest);
      } else if (!isDirectory && rest.isEmpty()) {
        found.add(at + name);
      }
    }
  }

  private List<String> names(String at) throws FunctionException {
    List<String> names = context.list((directory.isEmpty() ? "." : directory) + "/" + at);
    looked += names.size();
    context.work(looked);
    if (looked > MOST) {
      throw new FunctionException("the pattern goes through more than %,d files".formatted(MOST));
    }
    return names;
  }

  private static Pattern compiled(String step) throws FunctionException {
    try {
      return Pattern.compile(new Translation(step).regex());
    } catch (PatternSyntaxException e) {
      throw new FunctionException(
          "failed to glob pattern %s: syntax error in pattern".formatted(GoText.quote(step)));
    }
  }

  /** A step of a pattern as a regular expression. */
  private static final class Translation {
    private final String step;
    private final StringBuilder out = new StringBuilder("(?s)");
    private int at;
    private int braces;

    Translation(String step) {
      this.step = step;
    }

    String regex() {
      while (at < step.length()) {
        char c = step.charAt(at++);
        switch (c) {
          case '*' -> out.append(".*");
          case '?' -> out.append('.');
          case '[' -> characters();
          case '{' -> open();
          case '}' -> close();
          case ',' -> out.append(braces > 0 ? "|" : ",");
          case '\\' -> literal(at < step.length() ? step.charAt(at++) : '\\');
          default -> literal(c);
        }
      }
      return out.toString();
    }

    private void open() {
      braces++;
      out.append("(?:");
    }

    private void close() {
      out.append(braces > 0 ? ")" : "\\}");
      braces = Math.max(0, braces - 1);
    }

    private void literal(char c) {
      out.append(Pattern.quote(String.valueOf(c)));
    }

    private void characters() {
      List<Character> inside = new ArrayList<>();
      while (at < step.length() && (step.charAt(at) != ']' || inside.isEmpty())) {
        inside.add(step.charAt(at++));
      }
      at++;
      out.append('[');
      for (char c : inside) {
        out.append(c == '[' || c == '&' ? "\\" + c : String.valueOf(c));
      }
      out.append(']');
    }
  }
}
