package io.driftwarden.helm.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A list of templates with what each writes, over one {@code values.yaml}.
 *
 * <pre>
 * values:
 * name: db
 * ----
 * # a comment
 * {{ .Values.name | upper }}  ==&gt;  DB
 * {{ nosuch }}  ==&gt;  error 1:4 helm_unknown_function
 * </pre>
 *
 * <p>⏎ is a line end. Real Helm is asked the same: it has to fail wherever an error is written.
 * What only we refuse is written {@code refused}, what we say in other words {@code ours}.
 */
record Script(String name, String values, List<Line> lines) {
  static final List<String> NAMES = List.of("language", "text", "data", "functions", "unknown");

  private static final String ARROW = "  ==>  ";

  /** What a chart's files are beside the template. */
  static final Map<String, String> FILES =
      Map.of(
          "files/a.txt", "one\ntwo\n",
          "files/b.json", "{\"b\": 1}",
          "files/sub/c.txt", "c",
          "top.conf", "x=1\n");

  /** One template, and what is expected of it. */
  record Line(String template, String expected) {
    boolean isError() {
      return expected.startsWith("error ");
    }

    /** Reports whether Helm does otherwise. */
    boolean isOurs() {
      return expected.startsWith("refused ") || expected.startsWith("ours ");
    }

    @Override
    public String toString() {
      return template;
    }
  }

  static Script read(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Script.class.getResourceAsStream("scripts/" + name + ".txt"))) {
      String all = new String(in.readAllBytes(), UTF_8);
      int body = all.indexOf("\n----\n");
      String values = all.substring(all.indexOf("values:\n") + 8, body + 1);
      List<Line> lines = new ArrayList<>();
      for (String line : all.substring(body + 6).split("\n")) {
        if (!line.isBlank() && !line.startsWith("# ")) {
          int arrow = line.lastIndexOf(ARROW);
          String template = line.substring(0, arrow);
          lines.add(new Line(template.replace('⏎', '\n'), line.substring(arrow + ARROW.length())));
        }
      }
      return new Script(name, values, lines);
    }
  }

  /** Returns the chart whose one template is a line's. */
  Map<String, String> chart(Line line) {
    Map<String, String> files = new LinkedHashMap<>(FILES);
    files.put("Chart.yaml", TextChart.METADATA);
    files.put("values.yaml", values);
    files.put("templates/x.yaml", line.template());
    return files;
  }
}
