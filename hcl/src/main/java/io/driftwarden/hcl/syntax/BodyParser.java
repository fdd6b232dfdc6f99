package io.driftwarden.hcl.syntax;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.syntax.Body.Attribute;
import io.driftwarden.hcl.syntax.Body.Block;
import io.driftwarden.hcl.syntax.Token.Kind;
import io.driftwarden.hcl.syntax.Tokens.Recover;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parses bodies: {@code Body = (Attribute | Block | OneLineBlock)*}. */
final class BodyParser {
  private final Tokens tokens;
  private final ExpressionParser expressions;

  BodyParser(Tokens tokens) {
    this.tokens = tokens;
    this.expressions = new ExpressionParser(tokens);
  }

  /** {@code ConfigFile = Body}. */
  Body file() {
    Contents contents = new Contents();
    while (!tokens.at(Kind.END)) {
      items(contents);
      if (tokens.at(Kind.BRACE_CLOSE)) {
        tokens.problem(
            "hcl_syntax",
            "Brace closes nothing",
            "There is no open block here. Remove it.",
            tokens.place(tokens.take()));
      }
    }
    return contents.body(tokens.end());
  }

  /** What has been read of a body up to now. */
  private static final class Contents {
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, Place> names = new HashMap<>();

    Body body(Place place) {
      return new Body(attributes, blocks, place);
    }
  }

  private void items(Contents contents) {
    while (true) {
      tokens.skipNewlines();
      if (tokens.at(Kind.END) || tokens.at(Kind.BRACE_CLOSE)) {
        return;
      }
      Tokens.Mark mark = tokens.mark();
      try {
        item(contents);
        endOfItem();
      } catch (Recover e) {
        tokens.recover(mark);
      }
    }
  }

  private void endOfItem() {
    if (!tokens.at(Kind.END)) {
      tokens.expect(Kind.NEWLINE, "after this");
    }
  }

  private void item(Contents contents) {
    Token name = tokens.expect(Kind.IDENTIFIER, "to begin an attribute or block");
    if (tokens.takeIf(Kind.EQUAL)) {
      attribute(contents, name);
    } else {
      contents.blocks.add(block(name));
    }
  }

  /** {@code Attribute = Identifier "=" Expression Newline}. */
  private void attribute(Contents contents, Token name) {
    Expression value = expressions.expression();
    String text = tokens.text(name);
    Place first = contents.names.putIfAbsent(text, tokens.place(name));
    if (first != null) {
      tokens.problem(
          "hcl_duplicate_attribute",
          "Attribute is set twice",
          "%s was already set at line %d. Keep one of them.".formatted(text, first.line()),
          tokens.place(name));
      return;
    }
    contents.attributes.add(new Attribute(text, value, tokens.place(name)));
  }

  /** {@code Block = Identifier (StringLit|Identifier)* "{" Newline Body "}" Newline}. */
  private Block block(Token type) {
    List<String> labels = new ArrayList<>();
    Place header = tokens.place(type);
    while (tokens.at(Kind.IDENTIFIER) || tokens.at(Kind.QUOTE_OPEN)) {
      labels.add(label());
      header = header.to(tokens.end());
    }
    Token open = tokens.expect(Kind.BRACE_OPEN, "to open the block, or \"=\" to set an attribute");
    tokens.enter();
    Contents contents = new Contents();
    switch (tokens.peek().kind()) {
      case NEWLINE, BRACE_CLOSE, END -> items(contents);
      default -> oneLine(contents);
    }
    if (tokens.hasRecovered() && tokens.at(Kind.END)) {
      throw new Recover();
    }
    tokens.close(Kind.BRACE_CLOSE, open, "to close the block");
    tokens.leave();
    Place place = tokens.place(open).to(tokens.end());
    return new Block(tokens.text(type), labels, contents.body(place), header);
  }

  /** What stands on the line of its block's brace: one attribute, with the closing brace after. */
  private void oneLine(Contents contents) {
    Tokens.Mark mark = tokens.mark();
    try {
      Token name = tokens.expect(Kind.IDENTIFIER, "to begin an attribute");
      switch (tokens.peek().kind()) {
        case BRACE_OPEN, QUOTE_OPEN, IDENTIFIER ->
            throw tokens.fail(
                "Block stands inside a line",
                "A block on one line holds one attribute only. Begin a line before this block.",
                tokens.place(name).to(tokens.place(tokens.peek())));
        default -> tokens.expect(Kind.EQUAL, "to set the attribute");
      }
      attribute(contents, name);
      if (!tokens.at(Kind.BRACE_CLOSE) && !tokens.at(Kind.END)) {
        throw tokens.fail(
            "Block goes beyond its line",
            "A block that begins with an attribute on its first line ends there too, with \"}\"."
                + " Put each attribute onto a line of its own.");
      }
    } catch (Recover e) {
      tokens.recoverInBraces(mark);
    }
  }

  private String label() {
    return tokens.at(Kind.IDENTIFIER) ? tokens.text(tokens.take()) : expressions.plainText();
  }
}
