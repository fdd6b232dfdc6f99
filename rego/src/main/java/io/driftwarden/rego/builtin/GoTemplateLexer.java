package io.driftwarden.rego.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a template into texts and actions, and an action into words. */
final class GoTemplateLexer {
  private static final Pattern WORD =
      Pattern.compile(
          "\\s+|\"(?:[^\"\\\\\\n]|\\\\.)*\"|`[^`]*`|'(?:[^'\\\\\\n]|\\\\.)+'|:=|[=|,()]"
              + "|[-+]?(?:0[xX][0-9a-fA-F]+|[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?"
              + "|\\.[0-9]+(?:[eE][-+]?[0-9]+)?)|\\$[\\p{L}_0-9]*|\\.[\\p{L}_][\\p{L}_0-9]*|\\."
              + "|[\\p{L}_][\\p{L}_0-9]*");

  /** A text, or the words of an action; a word is a blank where white space stands. */
  record Piece(String text, List<String> words, boolean isAction) {}

  private final String template;

  GoTemplateLexer(String template) {
    this.template = template;
  }

  List<Piece> pieces() throws GoTemplateException {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    boolean trims = false;
    for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", at)) {
      int start = open + 2;
      boolean trimsBefore = template.startsWith("-", start) && isSpace(start + 1);
      start += trimsBefore ? 1 : 0;
      addText(pieces, template.substring(at, open), trims, trimsBefore);
      int close = end(start);
      trims = template.charAt(close - 1) == '-' && close - 2 >= start && isSpace(close - 2);
      String action = template.substring(start, trims ? close - 1 : close).strip();
      if (!action.startsWith("/*")) {
        pieces.add(new Piece("", words(action), true));
      }
      at = close + 2;
    }
    addText(pieces, template.substring(at), trims, false);
    return pieces;
  }

  private boolean isSpace(int at) {
    return at < template.length() && Character.isWhitespace(template.charAt(at));
  }

  private static void addText(List<Piece> pieces, String text, boolean left, boolean right) {
    String start = left ? text.stripLeading() : text;
    String shown = right ? start.stripTrailing() : start;
    if (!shown.isEmpty()) {
      pieces.add(new Piece(shown, List.of(), false));
    }
  }

  /** Returns where the action that begins at an offset ends. */
  private int end(int start) throws GoTemplateException {
    int at = start;
    while (at < template.length() && Character.isWhitespace(template.charAt(at))) {
      at++;
    }
    if (template.startsWith("/*", at)) {
      at = Math.max(template.indexOf("*/", at), at);
    }
    char quote = 0;
    for (; at < template.length(); at++) {
      char c = template.charAt(at);
      if (quote == 0 && template.startsWith("}}", at)) {
        return at;
      }
      if (quote == 0 && (c == '"' || c == '`' || c == '\'')) {
        quote = c;
      } else if (c == '\\' && quote != 0 && quote != '`') {
        at++;
      } else if (c == quote) {
        quote = 0;
      }
    }
    throw new GoTemplateException("unclosed action");
  }

  private static List<String> words(String action) throws GoTemplateException {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(action);
    int at = 0;
    while (at < action.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new GoTemplateException(
            "unexpected \"%s\" in command".formatted(action.substring(at)));
      }
      words.add(matcher.group().isBlank() ? " " : matcher.group());
      at = matcher.end();
    }
    return words;
  }
}
