package io.driftwarden.render.helm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.render.Renderer.Rendered;
import io.driftwarden.render.Stack;
import io.driftwarden.render.packages.Packages;
import io.driftwarden.render.tree.FolderTree;
import io.driftwarden.render.tree.MapTree;
import io.driftwarden.render.tree.ReadSet;
import io.driftwarden.render.tree.RecordingTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever was read before, a chart is rendered as if it hadn't been. */
class HelmMemoryTest {
  private static final Stack STACK = new Stack("web", Stack.Kind.HELM);
  private static final Map<String, String> CHART =
      Map.of(
          "web/Chart.yaml",
          "apiVersion: v2\nname: web\nversion: 1.0.0\n",
          "web/values.yaml",
          "port: 80\nhost: web\n",
          "web/crds/a.yaml",
          crd("A") + "---\n" + crd("B"),
          "web/templates/_names.tpl",
          "{{ define \"name\" }}{{ .Values.host }}{{ end }}",
          "web/templates/a.yaml",
          object("A", "port: {{ .Values.port }}"),
          "web/templates/b.yaml",
          object("B", "name: {{ include \"name\" . }}") + "---\n" + object("C", "fixed: yes"));

  private final HelmMemory memory = new HelmMemory();

  private static String crd(String name) {
    return "apiVersion: v1\nkind: Definition\nmetadata: {name: %s}\n".formatted(name);
  }

  private static String object(String kind, String field) {
    return "apiVersion: v1\nkind: %s\nmetadata: {name: x}\n%s\n".formatted(kind, field);
  }

  private static String shown(Map<String, String> files, HelmMemory memory) {
    return shown(STACK, files, memory);
  }

  private static String shown(Stack stack, Map<String, String> files, HelmMemory memory) {
    Rendered rendered =
        new HelmRenderer(Packages.NONE, ChartSettings.USUAL, memory)
            .render(stack, new MapTree(files));
    return rendered.resources().stream()
        .map(made -> "%s %s %s".formatted(made.address(), made.attributes(), made.place()))
        .collect(Collectors.joining("\n", "", rendered.diagnostics().toString()));
  }

  private static Map<String, String> changed(String path, String from, String to) {
    Map<String, String> files = new TreeMap<>(CHART);
    String changed = Objects.requireNonNull(files.get(path)).replace(from, to);
    assertNotEquals(CHART.get(path), changed);
    files.put(path, changed);
    return files;
  }

  @ParameterizedTest
  @CsvSource({
    "values.yaml, 80, 81",
    "values.yaml, web, new",
    "crds/a.yaml, B, D",
    "crds/a.yaml, kind, # first\\nkind",
    "templates/_names.tpl, .host, .port",
    "templates/a.yaml, port:, ports:",
    "templates/a.yaml, kind, # first\\nkind",
    "templates/b.yaml, fixed: yes, fixed: no",
    "templates/b.yaml, kind: C, {{/* only the template changes */}}kind: C",
    "templates/b.yaml, yes, '{{ fail \"no\" }}'",
    "templates/b.yaml, yes, '}'",
  })
  void aChangeOfOneFileIsSeen(String path, String from, String to) {
    Map<String, String> files = changed("web/" + path, from, to.replace("\\n", "\n"));
    String before = shown(CHART, new HelmMemory());
    String after = shown(files, new HelmMemory());
    assertNotEquals(before, after);
    for (String wanted : List.of(before, after, before, after)) {
      assertEquals(wanted, shown(wanted.equals(before) ? CHART : files, memory));
    }
  }

  /** A revision that changes some of each kind of file. */
  private static Map<String, String> revision(int number) {
    Map<String, String> files = new TreeMap<>(CHART);
    files.replaceAll((path, text) -> path.endsWith("/b.yaml") ? text : text + "# " + number);
    files.put("web/values.yaml", "port: %d\nhost: web%d\n".formatted(number, number));
    return files;
  }

  @Test
  void manyRevisionsTakeNoMoreThanAFew() {
    for (int i = 0; i < 5; i++) {
      shown(revision(i), memory);
    }
    int few = memory.charts().size();
    for (int i = 5; i < 30; i++) {
      assertEquals(shown(revision(i), new HelmMemory()), shown(revision(i), memory));
    }
    assertEquals(few, memory.charts().size());
  }

  /** Otherwise a stack that a server knows would not be rendered again when its archive changes. */
  @Test
  void whatIsRememberedWasReadAllTheSame(@TempDir Path folder) throws IOException {
    for (Map.Entry<String, String> file : CHART.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.writeString(path, file.getValue());
    }
    Files.createDirectories(folder.resolve("web/charts"));
    Files.write(folder.resolve("web/charts/sub.tgz"), packed());
    ReadSet alone = read(folder, new HelmMemory());
    assertTrue(alone.ids().keySet().containsAll(CHART.keySet()), alone::toString);
    assertTrue(alone.ids().containsKey("web/charts/sub.tgz"), alone::toString);
    assertEquals(alone, read(folder, memory));
    assertEquals(alone, read(folder, memory));
  }

  private static ReadSet read(Path folder, HelmMemory memory) {
    RecordingTree tree = new RecordingTree(new FolderTree(folder));
    new HelmRenderer(Packages.NONE, ChartSettings.USUAL, memory).render(STACK, tree);
    return tree.readSet();
  }

  private static byte[] packed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      byte[] chart = "apiVersion: v2\nname: sub\nversion: 1.0.0\n".getBytes(UTF_8);
      TarArchiveEntry entry = new TarArchiveEntry("sub/Chart.yaml");
      entry.setSize(chart.length);
      tar.putArchiveEntry(entry);
      tar.write(chart);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  @Test
  void theSameFileElsewhereHasItsOwnPlaces() {
    Map<String, String> files = new TreeMap<>(CHART);
    CHART.forEach((path, text) -> files.put("other/" + path, text));
    String here = shown(files, memory);
    String there = shown(new Stack("other/web", Stack.Kind.HELM), files, memory);
    assertEquals(here.replaceAll("\\bweb/", "other/web/"), there);
  }
}
