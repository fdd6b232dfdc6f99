package io.driftwarden.hcl.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** Parses HCL 2. */
public final class Hcl {
  /** Nobody writes as much; a file is read whole, and each character may be a token. */
  private static final int LONGEST = 4 << 20;

  private Hcl() {}

  /** A tree, and what is wrong with the text; the tree holds what could be read all the same. */
  public record Parsed<T>(T tree, List<Diagnostic> diagnostics) {
    public Parsed {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** Returns a file's text, and a mistake if it is no UTF-8. */
  public static Parsed<Source> source(String path, byte[] bytes) {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
    if (!result.isError()) {
      return new Parsed<>(new Source(path, text.flip().toString()), List.of());
    }
    Source source = new Source(path, new String(bytes, UTF_8));
    return new Parsed<>(
        source,
        List.of(
            Diagnostic.error(
                "hcl_encoding",
                "File is not UTF-8",
                "What stands here is no character. Save the file as UTF-8.",
                source.place(text.position(), text.position() + 1))));
  }

  /** Returns the body that a file is. */
  public static Parsed<Body> file(Source source) {
    return parsed(Input.of(source), Scanner::scan, tokens -> new BodyParser(tokens).file());
  }

  /** Returns the expression that a text is. */
  public static Parsed<Expression> expression(Source source) {
    return parsed(Input.of(source), Scanner::scan, tokens -> new ExpressionParser(tokens).whole());
  }

  /** Returns the template that a text is, without quotes around it. */
  public static Parsed<Expression> template(Source source) {
    return parsed(Input.of(source), Scanner::scanTemplate, Hcl::bare);
  }

  /**
   * Returns the expression that a string in a file is, whose escapes were resolved.
   *
   * @param origin turns an offset in the text into one in the file
   */
  public static Parsed<Expression> expression(Source source, String text, IntUnaryOperator origin) {
    Input input = new Input(source, text, origin);
    return parsed(input, Scanner::scan, tokens -> new ExpressionParser(tokens).whole());
  }

  /**
   * Returns the template that a string in a file is, whose escapes were resolved.
   *
   * @param origin turns an offset in the text into one in the file
   */
  public static Parsed<Expression> template(Source source, String text, IntUnaryOperator origin) {
    return parsed(new Input(source, text, origin), Scanner::scanTemplate, Hcl::bare);
  }

  /** Returns the number that a text is, {@code 1}, {@code -1.5e3}. */
  public static Parsed<Expression> number(String text, Place place) {
    return Numbers.parse(text)
        .map(value -> new Parsed<Expression>(new Expression.NumberLiteral(value, place), List.of()))
        .orElseGet(
            () -> new Parsed<>(new Expression.NullLiteral(place), List.of(Numbers.refusal(place))));
  }

  /** Returns a text that is meant as it stands. */
  public static Expression text(String text, Place place) {
    return new Expression.TextLiteral(Letters.normal(text), place);
  }

  private static Expression bare(Tokens tokens) {
    return new TemplateParser(tokens, new ExpressionParser(tokens)).bare();
  }

  private static <T> Parsed<T> parsed(
      Input input, Function<Scanner, List<Token>> scan, Function<Tokens, T> parse) {
    Problems problems = new Problems();
    Input bounded = bounded(input, problems);
    List<Token> scanned = scan.apply(new Scanner(bounded, problems));
    T tree = parse.apply(new Tokens(bounded, scanned, problems));
    return new Parsed<>(tree, problems.all());
  }

  private static Input bounded(Input input, Problems problems) {
    if (input.text().length() <= LONGEST) {
      return input;
    }
    problems.add(
        "hcl_too_large",
        "File is too large",
        "At most %d characters are read. Split it.".formatted(LONGEST),
        Place.of(input.source().path()));
    return new Input(input.source(), "", input.origin());
  }
}
