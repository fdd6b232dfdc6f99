package io.driftwarden.helm.chart;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.eval.Functions;
import io.driftwarden.helm.eval.Rendered;
import io.driftwarden.helm.eval.Runs;
import io.driftwarden.helm.function.Builtins;
import io.driftwarden.helm.syntax.Parser;
import io.driftwarden.helm.syntax.Template;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.List;
import java.util.function.Supplier;

/**
 * What texts of charts were read as before. All of it follows from a text and from where that comes
 * from, so that a file is read once for all revisions that have it, and so is a document that
 * templates write again from the same stretches. Mistakes are not remembered.
 *
 * <p>A remembered file is the same object each time, which tells it from others at no cost.
 */
public final class ChartMemory {
  static final Functions FUNCTIONS = Builtins.all();

  /**
   * In characters of text. The largest public charts have 8 million in their files, 2 million in
   * their templates, and less in what those write; each revision adds what is new in it.
   */
  private static final long MILLION = 1L << 20;

  private record File(String path, String id) {}

  private record Named(String name, Source source) {}

  /** What a file wrote as a whole. */
  private record Cut(String source, Rendered written) {}

  /** A template, and what it can't be seen to ask for. */
  private record Asked(Named file, Release release, Capabilities capabilities) {}

  private final Remembered<File, Source> files =
      new Remembered<>(8 * MILLION, (_, source) -> source.text().length());
  private final Remembered<Source, List<Node>> documents =
      new Remembered<>(MILLION, (source, _) -> source.text().length());
  private final Remembered<Named, List<Template>> templates =
      new Remembered<>(4 * MILLION, (file, _) -> file.source().text().length());
  private final Remembered<Asked, Runs> runs =
      new Remembered<>(4 * MILLION, (asked, _) -> asked.file().source().text().length());
  private final Remembered<Cut, List<Document>> cut =
      new Remembered<>(3 * MILLION, (file, _) -> file.written().text().length());
  private final Remembered<Rendered, List<Node>> written =
      new Remembered<>(3 * MILLION, (rendered, _) -> rendered.text().length());

  /**
   * Returns a file.
   *
   * @param path what places call it
   * @param id the same for the same content only
   */
  public Source file(String path, String id, Supplier<Source> read) {
    return files.get(new File(path, id), _ -> read.get());
  }

  /** Returns the documents of a YAML file. */
  List<Node> documents(Source file) {
    return documents.get(file, YamlReader::readRepeating);
  }

  /** Returns the templates of a file, last itself. */
  List<Template> templates(String name, Source file) {
    return templates.get(
        new Named(name, file), _ -> List.copyOf(Parser.parse(name, file, FUNCTIONS.names())));
  }

  /** Returns what a file's template wrote before, in a release on a cluster. */
  Runs runs(Template file, Release release, Capabilities capabilities) {
    Asked asked = new Asked(new Named(file.name(), file.source()), release, capabilities);
    return runs.get(asked, _ -> new Runs());
  }

  /** Returns the documents that a template's file wrote, one after the other. */
  List<Document> documents(String source, Rendered whole) {
    return cut.get(
        new Cut(source, whole), file -> Stretches.documents(file.written(), file.source(), this));
  }

  /** Returns the YAML documents in what templates wrote. */
  List<Node> documents(Rendered written) {
    return this.written.get(written, text -> YamlReader.readRepeating(text.text(), text));
  }
}
