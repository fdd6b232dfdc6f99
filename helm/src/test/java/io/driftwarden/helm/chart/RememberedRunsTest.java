package io.driftwarden.helm.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.helm.value.Datum;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is remembered of the runs of templates never shows, whatever changes between them. */
class RememberedRunsTest {
  private static final Release RELEASE = new Release("try", "apps");

  /** A chart whose files are remembered, as those of a repository are. */
  private record Remembering(ChartFiles files, ChartMemory memory) implements OtherFiles {
    @Override
    public Source source(String path) {
      String id = Texts.read(files, path).text();
      return memory.file(repositoryPath(path), id, () -> Texts.read(files, path));
    }

    @Override
    public ChartFiles archive(String path) {
      String id = Arrays.toString(files.read(path));
      return memory.archive(repositoryPath(path), id, () -> files.read(path));
    }
  }

  private static ChartRendering rendered(ChartFiles files, Datum.Dict given, ChartMemory memory) {
    Chart chart = ChartReader.read(new Remembering(files, memory), memory);
    return ChartRenderer.render(chart, RELEASE, given);
  }

  private static List<Object> told(ChartFiles files, Datum.Dict given, ChartMemory memory) {
    try {
      ChartRendering rendering = rendered(files, given, memory);
      List<Object> told = new ArrayList<>();
      told.add(rendering.text());
      told.add(rendering.notes());
      told.add(rendering.diagnostics());
      rendering.documents().forEach(document -> told.add(document.objects()));
      return told;
    } catch (DiagnosticException e) {
      return List.of(e.diagnostics());
    }
  }

  static Stream<ChartFiles> charts() throws IOException {
    Stream<ChartFiles> folders =
        Scenario.all().stream()
            .filter(scenario -> scenario.values().isEmpty())
            .map(scenario -> new FolderChart(scenario.chart()));
    return Stream.concat(
        folders, ChartStoriesTest.stories().stream().map(RememberedRunsTest::chart));
  }

  private static ChartFiles chart(ChartStoriesTest.Story story) {
    Map<String, String> texts = new HashMap<>(story.files());
    texts.putIfAbsent("Chart.yaml", TextChart.METADATA);
    return new TextChart(texts);
  }

  @ParameterizedTest
  @MethodSource("charts")
  void eachChangeOfAValueMakesWhatItWouldMakeAlone(ChartFiles files) {
    ChartMemory memory = new ChartMemory();
    Datum.Dict none = new Datum.Dict();
    List<Object> usual = told(files, none, memory);
    for (Datum.Dict given : changes(files)) {
      assertEquals(told(files, given, new ChartMemory()), told(files, given, memory));
      assertEquals(usual, told(files, none, memory));
    }
  }

  private static List<Datum.Dict> changes(ChartFiles files) {
    try {
      return ChangedValues.of(ChartReader.read(files).values());
    } catch (DiagnosticException e) {
      return List.of();
    }
  }

  /** A chart that writes what a template makes of values, and what another made before it. */
  private static Map<String, String> chart(String values, String template) {
    Map<String, String> texts = new HashMap<>();
    texts.put("Chart.yaml", TextChart.METADATA);
    texts.put("values.yaml", values);
    texts.put("templates/a.yaml", "kind: A\nmade: {{ .Values.a | quote }}\n");
    texts.put("templates/b.yaml", template);
    return texts;
  }

  private static List<String> texts(Map<String, String> files, ChartMemory memory) {
    return rendered(new TextChart(files), new Datum.Dict(), memory).documents().stream()
        .map(Document::text)
        .toList();
  }

  @Test
  void aTemplateThatAsksForNothingThatChangedIsNotRunAgain() {
    ChartMemory memory = new ChartMemory();
    String template = "kind: B\nmade: {{ .Values.b }}\n";
    List<String> first = texts(chart("a: 1\nb: 2\n", template), memory);
    List<String> second = texts(chart("a: 3\nb: 2\n", template), memory);
    assertEquals(List.of("kind: A\nmade: \"3\"", "kind: B\nmade: 2"), second);
    assertSame(first.getLast(), second.getLast());
  }

  /** A chart with others packed in it. */
  private record Packing(ChartFiles files, Map<String, byte[]> archives) implements OtherFiles {
    @Override
    public List<String> paths() {
      return Stream.concat(files.paths().stream(), archives.keySet().stream()).sorted().toList();
    }

    @Override
    public byte[] read(String path) {
      byte[] archive = archives.get(path);
      return archive == null ? files.read(path) : archive;
    }
  }

  private static byte[] packed(String template) throws IOException {
    String metadata = TextChart.METADATA.replace("script", "sub");
    return ArchiveFilesTest.archive(tar -> {
      ArchiveFilesTest.file(tar, "sub/Chart.yaml", metadata.getBytes(UTF_8));
      ArchiveFilesTest.file(tar, "sub/templates/b.yaml", template.getBytes(UTF_8));
    });
  }

  @Test
  void aTemplateInAnArchiveThatDidNotChangeIsNotRunAgain() throws IOException {
    ChartMemory memory = new ChartMemory();
    List<Document> made = new ArrayList<>();
    for (String archived : List.of("B", "B", "C")) {
      Map<String, String> files = chart("a: %d\n".formatted(made.size()), "");
      Map<String, byte[]> archives = Map.of("charts/sub.tgz", packed("kind: " + archived + "\n"));
      ChartFiles all = new Packing(new TextChart(files), archives);
      made.add(rendered(all, new Datum.Dict(), memory).documents().getLast());
    }
    assertSame(made.get(0), made.get(1));
    assertEquals("kind: C", made.get(2).text());
  }

  @Test
  void whatATemplateChangesOthersSeeEachTime() {
    ChartMemory memory = new ChartMemory();
    String template = "kind: B\nmade: {{ set .Values \"a\" \"changed\" | len }}\n";
    for (String a : List.of("x", "x", "y", "x")) {
      List<String> made = texts(chart("a: %s\n".formatted(a), template), memory);
      assertEquals(List.of("kind: A\nmade: \"changed\"", "kind: B\nmade: 1"), made);
    }
  }

  @Test
  void whichTemplateOfASubchartRanLastIsSeenEachTime() {
    ChartMemory memory = new ChartMemory();
    Map<String, String> files =
        chart("a: 1\n", "kind: B\nlast: {{ .Subcharts.sub.Template.Name }}\n");
    files.put("charts/sub/Chart.yaml", TextChart.METADATA.replace("script", "sub"));
    files.put("charts/sub/templates/c.yaml", "kind: C\n");
    String first = texts(files, memory).get(1);
    files.put("charts/sub/templates/b.yaml", "kind: D\n");
    String second = texts(files, memory).get(1);

    assertEquals(texts(files, new ChartMemory()).get(1), second);
    assertNotEquals(first, second);
  }

  @Test
  void aMomentThatATemplateKeepsIsNoOther() {
    ChartMemory memory = new ChartMemory();
    for (String year : List.of("2020", "2021", "2020")) {
      Map<String, String> files =
          chart("a: %s\n".formatted(year), "kind: B\nmade: {{ .Values.t.Year }}\n");
      files.put(
          "templates/c.yaml",
          "{{ $_ := set .Values \"t\" (toDate \"2006\" (toString .Values.a)) }}");
      assertEquals("kind: B\nmade: " + year, texts(files, memory).getLast());
    }
  }

  @Test
  void aListThatHoldsTheSameAgainAndAgainIsNotLookedThrough() {
    ChartMemory memory = new ChartMemory();
    Map<String, String> files = chart("a: 1\n", "kind: B\nmade: {{ len .Values.t }}\n");
    files.put(
        "templates/c.yaml",
        "{{ $l := list 1 }}{{ range until 15 }}{{ $l = list $l $l }}{{ end }}{{ $_ := set .Values \"t\" $l }}");
    for (int i = 0; i < 2; i++) {
      assertEquals("kind: B\nmade: 2", texts(files, memory).getLast());
    }
  }

  @Test
  void aDefinitionThatChangedCountsAtOnce() {
    ChartMemory memory = new ChartMemory();
    String template =
        "kind: B\nmade: {{ include \"d\" . }}{{ tpl \"{{ include \\\"d\\\" . }}\" . }}\n";
    for (String word : List.of("one", "two", "one")) {
      Map<String, String> files = chart("a: 1\n", template);
      files.put("templates/_d.tpl", "{{ define \"d\" }}%s{{ end }}".formatted(word));
      assertEquals("kind: B\nmade: " + word + word, texts(files, memory).getLast());
    }
  }

  @Test
  void aFileThatChangedCountsAtOnce() {
    ChartMemory memory = new ChartMemory();
    for (String word : List.of("one", "two", "one")) {
      Map<String, String> files =
          chart("a: 1\n", "kind: B\nmade: {{ .Files.Get \"x\" }}{{ .Template.Name }}\n");
      files.put("x", word);
      assertEquals(
          "kind: B\nmade: " + word + "script/templates/b.yaml", texts(files, memory).getLast());
    }
  }

  @Test
  void whatIsThereAndWhatIsEmptyIsNotTheSame() {
    ChartMemory memory = new ChartMemory();
    String template =
        "kind: B\nmade: [{{ hasKey .Values \"b\" }}, {{ kindOf .Values.b }}, {{ not .Values.b }}, {{ len (keys .Values) }}]\n";
    Map<String, String> wanted =
        Map.of(
            "", "[false, invalid, true, 0]",
            "b:", "[true, invalid, true, 1]",
            "b: {}", "[true, map, true, 1]",
            "b: {c: 1}", "[true, map, false, 1]",
            "b: []", "[true, slice, true, 1]",
            "b: ''", "[true, string, true, 1]");
    for (int i = 0; i < 2; i++) {
      wanted.forEach((values, made) ->
          assertEquals(
              "kind: B\nmade: " + made, texts(chart(values + "\n", template), memory).getLast()));
    }
  }

  @Test
  void whatEndsAtALimitEndsThereAgain() {
    ChartMemory memory = new ChartMemory();
    Map<String, String> files =
        chart("a: 1\nb: 1\n", "kind: B\n{{ range until 90000 }}{{ $x := add . 1 }}{{ end }}");
    for (int i = 0; i < 5; i++) {
      files.put("templates/c%d.yaml".formatted(i), files.get("templates/b.yaml"));
    }
    List<Object> alone = told(new TextChart(files), new Datum.Dict(), new ChartMemory());
    assertEquals(alone, told(new TextChart(files), new Datum.Dict(), memory));
    assertEquals(alone, told(new TextChart(files), new Datum.Dict(), memory));
  }
}
