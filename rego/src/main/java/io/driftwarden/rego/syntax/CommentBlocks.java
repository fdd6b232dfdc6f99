package io.driftwarden.rego.syntax;

import io.driftwarden.diagnostics.Source;
import java.util.ArrayList;
import java.util.List;

/** The {@code # METADATA} blocks of a module, each given out once. */
final class CommentBlocks {
  private final Source source;
  private final List<Lexer.Comment> comments;
  private int at;

  CommentBlocks(Source source, List<Lexer.Comment> comments) {
    this.source = source;
    this.comments = comments;
  }

  /** Returns the blocks between the last statement asked for and the one at an offset. */
  List<CommentBlock> before(int offset) {
    List<CommentBlock> blocks = new ArrayList<>();
    while (at < comments.size() && comments.get(at).start() < offset) {
      Lexer.Comment comment = comments.get(at++);
      if (comment.alone() && comment.text().strip().equals("METADATA")) {
        blocks.add(block(comment));
      }
    }
    return blocks;
  }

  private CommentBlock block(Lexer.Comment header) {
    StringBuilder text = new StringBuilder();
    int line = header.line();
    Span span = new Span(source, header.start(), header.end());
    while (at < comments.size()
        && comments.get(at).alone()
        && comments.get(at).line() == line + 1) {
      Lexer.Comment comment = comments.get(at++);
      Span own = new Span(source, comment.start(), comment.end());
      span = text.isEmpty() ? own : span.to(own);
      text.append(comment.text().startsWith(" ") ? comment.text().substring(1) : comment.text());
      text.append('\n');
      line++;
    }
    return new CommentBlock(text.toString(), span);
  }
}
