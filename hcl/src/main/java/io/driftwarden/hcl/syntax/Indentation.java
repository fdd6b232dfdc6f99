package io.driftwarden.hcl.syntax;

import io.driftwarden.hcl.syntax.TemplatePart.Text;
import java.util.ArrayList;
import java.util.List;

/** The white space that all lines of a {@code <<-} heredoc begin with. */
final class Indentation {
  private Indentation() {}

  /** Returns the parts without it; lines that are blank don't count. */
  static List<TemplatePart> without(List<TemplatePart> parts) {
    int smallest = Integer.MAX_VALUE;
    List<Integer> lines = new ArrayList<>();
    boolean lineStart = true;
    for (int i = 0; i < parts.size(); i++) {
      String text = parts.get(i) instanceof Text written ? written.value() : "";
      int indent = Letters.leadingSpace(text);
      if (lineStart && !(indent == text.length() && text.endsWith("\n"))) {
        smallest = Math.min(smallest, indent);
        lines.add(i);
      }
      lineStart = text.endsWith("\n");
    }
    List<TemplatePart> outdented = new ArrayList<>(parts);
    for (int line : lines) {
      if (parts.get(line) instanceof Text(String text, int start, int end)) {
        outdented.set(line, new Text(text.substring(smallest), start + smallest, end));
      }
    }
    return outdented;
  }
}
