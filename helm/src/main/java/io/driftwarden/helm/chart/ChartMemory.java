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
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the last versions of the files of charts were read as. All of it follows from a text and
 * from where that comes from, so that a file is read once for all revisions that have it, and so is
 * a document that a template writes again from the same stretches. Mistakes are not remembered.
 *
 * <p>A remembered file or document is the same object each time, which tells it from others at no
 * cost.
 */
public final class ChartMemory {
  static final Functions FUNCTIONS = Builtins.all();

  /**
   * In characters of text. The largest public charts have 8 million in their files, 2 million in
   * their templates, and less in what those write.
   */
  private static final long MILLION = 1L << 20;

  private record File(String path, String id) {}

  private record Named(String name, Source source) {
    static Named of(Template file) {
      return new Named(file.name(), file.source());
    }

    /** Returns what all versions of the file have in common. */
    List<Object> file() {
      return List.of(name, source.path());
    }

    long length() {
      return source.text().length();
    }
  }

  /** What a file wrote as a whole. */
  private record Cut(Named file, Rendered written) {}

  /** A template, and what it can't be seen to ask for. */
  private record Asked(Named file, Release release, Capabilities capabilities) {
    List<Object> where() {
      return List.of(file.file(), release, capabilities);
    }
  }

  private final Remembered<File, Source> files =
      new Remembered<>(File::path, 8 * MILLION, (_, source) -> source.text().length());
  private final Remembered<File, ArchiveFiles> archives =
      new Remembered<>(File::path, 8 * MILLION, (_, archive) -> archive.length());
  private final Remembered<Source, List<Node>> documents =
      new Remembered<>(Source::path, MILLION, (source, _) -> source.text().length());
  private final Remembered<Source, PlacedValues> values =
      new Remembered<>(Source::path, MILLION, (source, _) -> source.text().length());
  private final Remembered<Named, List<Template>> templates =
      new Remembered<>(Named::file, 4 * MILLION, (file, _) -> file.length());
  private final Remembered<Named, Document> definitions =
      new Remembered<>(Named::file, 6 * MILLION, (file, _) -> file.length());
  private final Remembered<Asked, Runs> runs =
      new Remembered<>(Asked::where, 4 * MILLION, (asked, _) -> asked.file().length());
  private final Remembered<Cut, List<Document>> written =
      new Remembered<>(
          cut -> cut.file().file(), 3 * MILLION, (cut, _) -> cut.written().text().length());

  /**
   * Returns a file.
   *
   * @param path what places call it
   * @param id the same for the same content only
   */
  public Source file(String path, String id, Supplier<Source> read) {
    return files.get(new File(path, id), _ -> read.get());
  }

  /**
   * Returns the files of an archive.
   *
   * @param path what places call it
   * @param id the same for the same content only
   */
  public ChartFiles archive(String path, String id, Supplier<byte[]> read) {
    return archives.get(new File(path, id), _ -> ArchiveFiles.of(read.get(), path));
  }

  /** Returns the documents of a YAML file. */
  List<Node> documents(Source file) {
    return documents.get(file, text -> YamlReader.readRepeating(text));
  }

  /** Returns the values of a file, which nobody changes. */
  PlacedValues values(Source file, Function<Source, PlacedValues> read) {
    return values.get(file, read);
  }

  /** Returns the templates of a file, last itself. */
  List<Template> templates(String name, Source file) {
    return templates.get(
        new Named(name, file), _ -> List.copyOf(Parser.parse(name, file, FUNCTIONS.names())));
  }

  /** Returns a file of resource definitions. */
  Document definitions(String name, Source file) {
    return definitions.get(new Named(name, file), _ -> Document.definitions(name, file));
  }

  /** Returns what a file's template wrote before, in a release on a cluster. */
  Runs runs(Template file, Release release, Capabilities capabilities) {
    return runs.get(new Asked(Named.of(file), release, capabilities), _ -> new Runs());
  }

  /** Returns the documents that a file's template wrote, one after the other. */
  List<Document> documents(Template file, Rendered written) {
    return this.written.get(
        new Cut(Named.of(file), written),
        (_, before) -> Stretches.documents(written, file.name(), before));
  }

  /** Returns how many versions of all that it remembers there are. */
  public int size() {
    return files.size()
        + archives.size()
        + documents.size()
        + values.size()
        + templates.size()
        + definitions.size()
        + runs.size()
        + written.size();
  }
}
