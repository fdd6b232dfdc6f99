package io.driftwarden.hcl.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Hcl;

/** A file, and what it says. */
record Written(String text, Body body) {
  static Written read(String path, ModuleFiles files) {
    String text = files.read(path).map(bytes -> new String(bytes, UTF_8)).orElse("");
    return new Written(text, Hcl.file(new Source(path, text)).tree());
  }

  /** Returns a block as it is written. */
  String block(Body.Block block) {
    return at(block.header(), block.body().place());
  }

  /** Returns what stands from the beginning of one place to the end of another. */
  String at(Place from, Place to) {
    int start = offset(from.line(), from.column());
    int end = offset(to.endLine(), to.endColumn());
    return text.substring(start, Math.max(start, end));
  }

  private int offset(int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    return Math.min(text.length(), start + column - 1);
  }
}
