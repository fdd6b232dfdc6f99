package com.bertramlabs.plugins.hcl4j;

import com.bertramlabs.plugins.hcl4j.symbols.HCLAttribute;
import com.bertramlabs.plugins.hcl4j.symbols.HCLBlock;
import com.bertramlabs.plugins.hcl4j.symbols.Symbol;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What hcl4j takes for blocks and attributes. Its lexer tells, which is visible in this package
 * only; its parser also evaluates, and asks the network for what data blocks name.
 */
public final class Skeleton {
  /** It takes time in the square of the length. */
  private static final int LONGEST = 100_000;

  private Skeleton() {}

  /**
   * Returns a line for each block and attribute, with what it is in before it.
   *
   * @throws HCLParserException if hcl4j refuses the text
   */
  public static List<String> of(String text) throws HCLParserException, IOException {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("too long for hcl4j");
    }
    HCLLexer lexer = new HCLLexer(new StringReader(text));
    lexer.yylex();
    List<String> lines = new ArrayList<>();
    lexer.elementStack.forEach(symbol -> add("", symbol, lines));
    return lines;
  }

  private static void add(String before, Symbol symbol, List<String> lines) {
    if (symbol instanceof HCLBlock block) {
      String name = before + String.join(" ", block.blockNames);
      lines.add(name);
      Stream.of(block.getChildren(), block.getAttributes())
          .filter(list -> list != null)
          .flatMap(List::stream)
          .forEach(inner -> add(name + " / ", inner, lines));
    } else if (symbol instanceof HCLAttribute attribute) {
      lines.add(before + attribute.getName() + " =");
    }
  }
}
