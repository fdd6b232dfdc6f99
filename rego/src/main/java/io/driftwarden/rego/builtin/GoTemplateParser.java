package io.driftwarden.rego.builtin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a template. */
final class GoTemplateParser {
  private static final int DEEPEST = 100;
  private static final Set<String> ENDS = Set.of("end", "else");

  /** The templates by name; the whole text's is the empty one. */
  private final Map<String, List<GoTemplateNode>> templates = new HashMap<>();

  private final List<GoTemplateLexer.Piece> pieces;
  private int piece;
  private List<String> words = List.of();
  private int word;
  private int depth;

  private GoTemplateParser(List<GoTemplateLexer.Piece> pieces) {
    this.pieces = pieces;
  }

  static Map<String, List<GoTemplateNode>> parse(String text) throws GoTemplateException {
    GoTemplateParser parser = new GoTemplateParser(new GoTemplateLexer(text).pieces());
    parser.templates.put("", parser.list());
    if (parser.piece < parser.pieces.size()) {
      throw new GoTemplateException("unexpected {{%s}}".formatted(parser.peek()));
    }
    return parser.templates;
  }

  /** Reads up to an {@code end} or {@code else}, which stays. */
  private List<GoTemplateNode> list() throws GoTemplateException {
    if (++depth > DEEPEST) {
      throw new GoTemplateException("nested too deep");
    }
    List<GoTemplateNode> nodes = new ArrayList<>();
    while (piece < pieces.size()) {
      GoTemplateLexer.Piece next = pieces.get(piece);
      if (!next.isAction()) {
        nodes.add(new GoTemplateNode.Text(next.text()));
        piece++;
        continue;
      }
      words = next.words();
      word = 0;
      if (ENDS.contains(peek())) {
        break;
      }
      piece++;
      GoTemplateNode node = action();
      if (node != null) {
        nodes.add(node);
      }
    }
    depth--;
    return nodes;
  }

  private @Nullable GoTemplateNode action() throws GoTemplateException {
    return switch (peek()) {
      case "if", "with" -> choice(next().equals("with"));
      case "range" -> range();
      case "define" -> {
        define(name());
        yield null;
      }
      case "block" -> {
        String name = name();
        GoTemplateNode.Pipeline value = pipeline();
        define(name);
        yield new GoTemplateNode.Use(name, value);
      }
      case "template" -> {
        String name = name();
        yield new GoTemplateNode.Use(name, peek().isEmpty() ? null : pipeline());
      }
      case "break", "continue" -> new GoTemplateNode.Leave(next().equals("break"));
      default -> new GoTemplateNode.Show(pipeline());
    };
  }

  private String name() throws GoTemplateException {
    next();
    String quoted = next();
    if (quoted.length() < 2 || "\"`".indexOf(quoted.charAt(0)) < 0) {
      throw new GoTemplateException("unexpected \"%s\": expected a name".formatted(quoted));
    }
    return quoted.substring(1, quoted.length() - 1);
  }

  private void define(String name) throws GoTemplateException {
    templates.put(name, list());
    closing();
  }

  private GoTemplateNode choice(boolean setsDot) throws GoTemplateException {
    GoTemplateNode.Pipeline test = pipeline();
    List<GoTemplateNode> then = list();
    return new GoTemplateNode.Choice(setsDot, test, then, otherwise());
  }

  private GoTemplateNode range() throws GoTemplateException {
    next();
    GoTemplateNode.Pipeline over = pipeline();
    List<GoTemplateNode> body = list();
    return new GoTemplateNode.Range(over, body, otherwise());
  }

  /** Reads {@code {{else}} … {{end}}}, {@code {{else if …}} …} or {@code {{end}}}. */
  private List<GoTemplateNode> otherwise() throws GoTemplateException {
    if (!peek().equals("else")) {
      closing();
      return List.of();
    }
    piece++;
    next();
    if (peek().equals("if") || peek().equals("with")) {
      return List.of(choice(next().equals("with")));
    }
    List<GoTemplateNode> nodes = list();
    closing();
    return nodes;
  }

  private void closing() throws GoTemplateException {
    if (piece >= pieces.size()) {
      throw new GoTemplateException("unexpected EOF");
    }
    if (!peek().equals("end")) {
      throw new GoTemplateException("unexpected {{%s}}".formatted(peek()));
    }
    piece++;
  }

  /** Returns the next word, empty at the end. */
  private String peek() {
    while (word < words.size() && words.get(word).equals(" ")) {
      word++;
    }
    return word < words.size() ? words.get(word) : "";
  }

  private String next() {
    String next = peek();
    word++;
    return next;
  }

  /** {@code pipeline = [ variable [ "," variable ] ( ":=" | "=" ) ] command { "|" command }}. */
  private GoTemplateNode.Pipeline pipeline() throws GoTemplateException {
    List<String> variables = new ArrayList<>();
    boolean assigns = false;
    int start = word;
    if (peek().startsWith("$")) {
      variables.add(next());
      if (peek().equals(",")) {
        next();
        variables.add(next());
      }
      assigns = peek().equals("=");
      if (assigns || peek().equals(":=")) {
        next();
      } else {
        variables.clear();
        word = start;
      }
    }
    List<List<GoTemplateNode.Argument>> commands = new ArrayList<>();
    do {
      commands.add(command());
    } while (next().equals("|"));
    word--;
    return new GoTemplateNode.Pipeline(variables, assigns, commands);
  }

  private List<GoTemplateNode.Argument> command() throws GoTemplateException {
    List<GoTemplateNode.Argument> arguments = new ArrayList<>();
    while (!Set.of("", "|", ")").contains(peek())) {
      arguments.add(argument());
    }
    if (arguments.isEmpty()) {
      throw new GoTemplateException("missing value for command");
    }
    return arguments;
  }

  private GoTemplateNode.Argument argument() throws GoTemplateException {
    GoTemplateNode.Argument value = operand();
    List<String> fields = new ArrayList<>();
    while (word < words.size() && words.get(word).length() > 1 && words.get(word).startsWith(".")) {
      fields.add(words.get(word++).substring(1));
    }
    return fields.isEmpty() ? value : new GoTemplateNode.Fields(value, fields);
  }

  private GoTemplateNode.Argument operand() throws GoTemplateException {
    String text = next();
    char first = text.charAt(0);
    if (text.equals("(")) {
      if (++depth > DEEPEST) {
        throw new GoTemplateException("nested too deep");
      }
      GoTemplateNode.Pipeline inner = pipeline();
      depth--;
      if (!next().equals(")")) {
        throw new GoTemplateException("unclosed left paren");
      }
      return new GoTemplateNode.Grouped(inner);
    }
    if (first == '.' && text.length() > 1 && !Character.isDigit(text.charAt(1))) {
      return new GoTemplateNode.Fields(new GoTemplateNode.Dot(), List.of(text.substring(1)));
    }
    return switch (text) {
      case "." -> new GoTemplateNode.Dot();
      case "nil" -> new GoTemplateNode.Literal(null);
      case "true", "false" -> new GoTemplateNode.Literal(text.equals("true"));
      default -> word(text, first);
    };
  }

  private static GoTemplateNode.Argument word(String text, char first) throws GoTemplateException {
    if (first == '$') {
      return new GoTemplateNode.Variable(text);
    }
    if (Character.isLetter(first) || first == '_') {
      if (!GoTemplateFunctions.NAMES.contains(text)) {
        throw new GoTemplateException("function \"%s\" not defined".formatted(text));
      }
      return new GoTemplateNode.Function(text);
    }
    return new GoTemplateNode.Literal(GoTemplateLiterals.read(text));
  }
}
