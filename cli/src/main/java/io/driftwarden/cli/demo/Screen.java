package io.driftwarden.cli.demo;

import java.io.PrintWriter;
import java.util.regex.Pattern;

/** What the demo prints, in lines of at most 80 columns where a line has a space to break at. */
public final class Screen {
  private static final int WIDTH = 80;
  private static final String BOLD = "\u001b[1m";
  private static final String GREEN = "\u001b[32m";
  private static final String PLAIN = "\u001b[0m";

  /** Lines that a terminal writes over by the next. */
  private static final Pattern PROGRESS = Pattern.compile("[^\\r\\n]*\\r(?!\\n)");

  private final PrintWriter out;
  private final boolean colored;

  public Screen(PrintWriter out, boolean colored) {
    this.out = out;
    this.colored = colored;
  }

  /** Prints what begins or ends the story. */
  public void title(String text) {
    out.println();
    print(text, "", BOLD);
  }

  void headline(int number, int all, String text) {
    out.println();
    print("== %d/%d  %s".formatted(number, all, text), "", BOLD);
  }

  /** Prints text of our own. */
  public void say(String text) {
    print(text, "   ", "");
  }

  /** Prints what a step has shown to be so. */
  void fact(String text) {
    print("ok " + text, "   ", GREEN);
  }

  /** Prints a command as a person types it. */
  public void command(String line) {
    print("$ " + line, "   ", BOLD);
  }

  /** Prints what a command, or the server, said. */
  void quote(String text) {
    PROGRESS
        .matcher(text)
        .replaceAll("")
        .lines()
        .forEach(line -> print(line.stripTrailing(), "   ", ""));
  }

  private void print(String line, String indent, String style) {
    String rest = line;
    String margin = indent;
    while (margin.length() + rest.length() > WIDTH && breakIn(rest, WIDTH - margin.length()) > 0) {
      int end = breakIn(rest, WIDTH - margin.length());
      styled(margin + rest.substring(0, end), style);
      margin = indent + continuation(line);
      rest = rest.substring(end + 1);
    }
    styled(margin + rest, style);
    out.flush();
  }

  private void styled(String line, String style) {
    String text = line.stripTrailing();
    out.println(colored && !style.isEmpty() ? style + text + PLAIN : text);
  }

  /** Returns the last space that has text before it and leaves the text within a width, or 0. */
  private static int breakIn(String text, int width) {
    int last = text.lastIndexOf(' ', width);
    return text.substring(0, Math.max(last, 0)).isBlank() ? 0 : last;
  }

  /** What the git server says goes on as what it says, and all else a little further in. */
  private static String continuation(String line) {
    String said = line.startsWith(Git.REMOTE) ? Git.REMOTE : "";
    String text = line.substring(said.length());
    return said + " ".repeat(text.length() - text.stripLeading().length() + 3);
  }
}
