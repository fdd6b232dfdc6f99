package io.driftwarden.hcl.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.syntax.Expression.Operator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A file's tree as text, as {@code hcltree} of {@code e2e/parts/hcl} prints HashiCorp's. */
public final class TreeText {
  private static final Pattern CHARACTER = Pattern.compile("\\X");
  private static final int DIGITS = 40;

  private final Source source;
  private final StringBuilder out = new StringBuilder();

  private TreeText(Source source) {
    this.source = source;
  }

  /** Returns the tree of a valid file, or {@code refused} with the first line of a mistake. */
  public static String of(Source source) {
    return of(source, Hcl.file(source));
  }

  /** Returns what was made of a file. */
  public static String of(Source source, Hcl.Parsed<Body> parsed) {
    if (!parsed.diagnostics().isEmpty()) {
      return "refused " + firstLine(parsed.diagnostics()) + "\n";
    }
    TreeText text = new TreeText(source);
    text.print(parsed.tree(), "");
    return text.out.toString();
  }

  private static int firstLine(List<Diagnostic> diagnostics) {
    return diagnostics.stream().mapToInt(d -> d.place().orElseThrow().line()).min().orElseThrow();
  }

  private void print(Body body, String indent) {
    for (Body.Attribute attribute : body.attributes()) {
      out.append(indent)
          .append(attribute.name())
          .append(' ')
          .append(place(attribute.namePlace()))
          .append(' ')
          .append(place(attribute.value().place()))
          .append(' ')
          .append(form(attribute.value()))
          .append('\n');
    }
    for (Body.Block block : body.blocks()) {
      out.append(indent).append(block.type());
      block.labels().forEach(label -> out.append(' ').append(quoted(label)));
      out.append(' ').append(place(block.header())).append('\n');
      print(block.body(), indent + "  ");
    }
  }

  private String place(Place place) {
    return position(place.line(), place.column())
        + "-"
        + position(place.endLine(), place.endColumn());
  }

  /** Columns are counted by what a reader sees as a character, and a byte order mark is none. */
  private String position(int line, int column) {
    int lineStart = 0;
    for (int i = 1; i < line; i++) {
      lineStart = source.text().indexOf('\n', lineStart) + 1;
    }
    String before = source.text().substring(lineStart, lineStart + column - 1);
    int bytes = source.text().substring(0, lineStart).getBytes(UTF_8).length;
    String seen = before.startsWith("\uFEFF") ? before.substring(1) : before;
    return "%d:%d:%d"
        .formatted(
            line,
            CHARACTER.matcher(seen).results().count() + 1,
            bytes + before.getBytes(UTF_8).length);
  }

  private String form(Expression expression) {
    return switch (expression) {
      case Expression.NullLiteral _ -> at(expression, "null");
      case Expression.BoolLiteral bool -> at(expression, Boolean.toString(bool.value()));
      case Expression.NumberLiteral number -> at(expression, scientific(number.value()));
      case Expression.TextLiteral text -> at(expression, quoted(text.value()));
      case Expression.Template template ->
          at(expression, "(template" + forms(template.parts()) + ")");
      case Expression.Wrapped wrapped -> at(expression, "(wrapped " + form(wrapped.inner()) + ")");
      case Expression.TemplateIf branch ->
          conditional(branch.condition(), branch.then(), branch.otherwise());
      case Expression.TemplateFor loop ->
          "(loop %s,%s %s %s)"
              .formatted(
                  loop.key().orElse(""), loop.value(), form(loop.collection()), form(loop.body()));
      case Expression.Parenthesized in -> at(expression, "(in " + form(in.inner()) + ")");
      case Expression.Name name -> "(name " + name.name() + ")";
      case Expression.Attribute read -> "(. " + form(read.source()) + " " + read.name() + ")";
      case Expression.Index index -> "([] " + form(index.source()) + " " + key(index.key()) + ")";
      case Expression.Splat splat ->
          "([*] " + form(splat.source()) + " " + form(splat.each()) + ")";
      case Expression.SplatItem _ -> "item";
      case Expression.Conditional branch ->
          conditional(branch.condition(), branch.then(), branch.otherwise());
      case Expression.Binary binary ->
          "(%s %s %s)"
              .formatted(spelled(binary.operator()), form(binary.left()), form(binary.right()));
      case Expression.Not not -> "(! " + form(not.operand()) + ")";
      case Expression.Negate negate -> "(- " + form(negate.operand()) + ")";
      case Expression.Call call ->
          at(
              expression,
              "(call " + call.name() + ellipsis(call.expand()) + forms(call.arguments()) + ")");
      case Expression.Tuple tuple -> at(expression, "(tuple" + forms(tuple.items()) + ")");
      case Expression.ObjectOf object ->
          at(
              expression,
              object.items().stream()
                  .map(item -> " " + form(item.key()) + "=" + form(item.value()))
                  .collect(Collectors.joining("", "(object", ")")));
      case Expression.ForTuple loop -> at(expression, loop(loop.loop(), form(loop.value())));
      case Expression.ForObject loop ->
          at(
              expression,
              loop(
                  loop.loop(),
                  form(loop.key()) + "=>" + form(loop.value()) + ellipsis(loop.grouped())));
    };
  }

  private String at(Expression expression, String form) {
    return form + "@" + place(expression.place());
  }

  private String forms(List<Expression> expressions) {
    return expressions.stream()
        .map(expression -> " " + form(expression))
        .collect(Collectors.joining());
  }

  private String conditional(Expression condition, Expression then, Expression otherwise) {
    return "(? " + form(condition) + " " + form(then) + " " + form(otherwise) + ")";
  }

  private String loop(Expression.Loop loop, String body) {
    return "(for %s,%s %s %s%s)"
        .formatted(
            loop.key().orElse(""),
            loop.value(),
            form(loop.collection()),
            body,
            loop.condition().map(condition -> " if " + form(condition)).orElse(""));
  }

  private static String ellipsis(boolean there) {
    return there ? "..." : "";
  }

  /** HashiCorp's tree has no place for a key that is written out. */
  private String key(Expression key) {
    String form = form(key);
    boolean literal =
        key instanceof Expression.TextLiteral
            || key instanceof Expression.NumberLiteral
            || key instanceof Expression.BoolLiteral
            || key instanceof Expression.NullLiteral;
    return literal ? form.substring(0, form.lastIndexOf('@')) : form;
  }

  private static String spelled(Operator operator) {
    return switch (operator) {
      case OR -> "||";
      case AND -> "&&";
      case EQUAL -> "==";
      case NOT_EQUAL -> "!=";
      case LESS -> "<";
      case LESS_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_EQUAL -> ">=";
      case ADD -> "+";
      case SUBTRACT -> "-";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      case MODULO -> "%";
    };
  }

  private static String scientific(BigDecimal number) {
    BigDecimal rounded = number.round(new MathContext(DIGITS));
    String digits = rounded.unscaledValue().abs().toString();
    int exponent = rounded.signum() == 0 ? 0 : digits.length() - 1 - rounded.scale();
    String padded = digits + "0".repeat(DIGITS - digits.length());
    return "%s.%se%s%02d"
        .formatted(
            padded.charAt(0), padded.substring(1), exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static String quoted(String text) {
    return text.codePoints()
        .mapToObj(TreeText::escaped)
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int point) {
    return switch (point) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          point < ' ' || point == 0x2028 || point == 0x2029
              ? "\\u%04x".formatted(point)
              : Character.toString(point);
    };
  }
}
