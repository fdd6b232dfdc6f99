package io.driftwarden.helm.chart;

import io.driftwarden.helm.format.YamlWriter;
import io.driftwarden.helm.value.BadArgument;
import io.driftwarden.helm.value.Bytes;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.GoText;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** {@code .Files}: the files of a chart that are neither templates nor subcharts. */
final class FilesObject {
  private static final Set<String> NOT_FILES =
      Set.of("Chart.yaml", "Chart.lock", "values.yaml", "values.schema.json");

  private final ChartFiles files;
  private final SortedSet<String> paths;

  private FilesObject(ChartFiles files, SortedSet<String> paths) {
    this.files = files;
    this.paths = paths;
  }

  /**
   * Returns the object.
   *
   * @param old whether the chart is of {@code apiVersion} v1, in which requirements are files
   */
  static Datum of(ChartFiles files, boolean old) {
    SortedSet<String> paths = new TreeSet<>(files.paths());
    paths.removeIf(path ->
        path.startsWith("templates/")
            || (path.startsWith("charts/") && !path.endsWith(".prov"))
            || NOT_FILES.contains(path)
            || (path.startsWith("requirements.") && !old));
    return new FilesObject(files, paths).object();
  }

  private Datum object() {
    Map<String, Datum.Method> methods = new LinkedHashMap<>();
    methods.put("Get", arguments -> Datum.of(whole(name(arguments))));
    methods.put("GetBytes", arguments -> bytes(name(arguments)));
    methods.put("Lines", arguments -> lines(text(name(arguments))));
    methods.put("Glob", arguments -> glob(name(arguments)));
    methods.put("AsConfig", arguments -> config(this::text));
    methods.put("AsSecrets", arguments -> config(this::encoded));
    return new Datum.Native(Datum.FILES, Map.of(), methods, this::contents);
  }

  private static String name(List<Datum> arguments) {
    if (arguments.size() == 1 && arguments.getFirst() instanceof Datum.Text text) {
      return text.value();
    }
    throw new BadArgument("It takes one path.");
  }

  private String text(String path) {
    return paths.contains(path) ? files.source(path).text() : "";
  }

  /** Returns a file as a text that keeps its bytes. */
  private String whole(String path) {
    String text = text(path);
    return text.indexOf('\uFFFD') < 0 ? text : GoText.of(files.read(path));
  }

  private Datum bytes(String path) {
    return Bytes.of(paths.contains(path) ? files.read(path) : new byte[0]);
  }

  private String encoded(String path) {
    return Base64.getEncoder().encodeToString(files.read(path));
  }

  private static Datum lines(String text) {
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return text.isEmpty() ? Datum.of(List.of()) : Datum.texts(List.of(body.split("\n", -1)));
  }

  private Datum glob(String pattern) {
    Glob glob = Glob.of(pattern);
    SortedSet<String> found = new TreeSet<>(paths);
    found.removeIf(path -> !glob.matches(path));
    return new FilesObject(files, found).object();
  }

  private Datum.Dict contents() {
    Datum.Dict contents = new Datum.Dict();
    paths.forEach(path -> contents.put(path, bytes(path)));
    return contents;
  }

  private Datum config(Function<String, String> content) {
    Datum.Dict config = new Datum.Dict();
    paths.forEach(path ->
        config.put(path.substring(path.lastIndexOf('/') + 1), Datum.of(content.apply(path))));
    return Datum.of(YamlWriter.write(config));
  }
}
