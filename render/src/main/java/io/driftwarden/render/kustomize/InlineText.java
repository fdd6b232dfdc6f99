package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.Places;

/** YAML inside a text of another file: its values have their places in that file. */
final class InlineText {
  private final Source file;
  private final Node.Text text;
  private final Source inner;

  private InlineText(Source file, Node.Text text) {
    this.file = file;
    this.text = text;
    this.inner = new Source(file.path(), text.value());
  }

  static Places places(Source file, Node.Text text) {
    return new InlineText(file, text)::place;
  }

  private Place place(int start, int end) {
    Place from = inner.place(start, start);
    Place to = inner.place(end, end);
    return isBlock(from.line()) && isBlock(to.line()) ? moved(from).to(moved(to)) : text.place();
  }

  /** A literal block's lines are the file's lines that follow its header. */
  private boolean isBlock(int line) {
    return text.place().file().equals(file.path())
        && fileLine(line).endsWith(inner.line(line))
        && !inner.line(1).isBlank();
  }

  private String fileLine(int line) {
    return file.line(text.place().line() + line);
  }

  private Place moved(Place place) {
    int indent = fileLine(place.line()).length() - inner.line(place.line()).length();
    return Place.at(
        file.path(), text.place().line() + place.line(), place.column() + Math.max(indent, 0));
  }
}
