package io.driftwarden.cli.rego;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.rego.watch.Coverage;
import io.driftwarden.rego.watch.Coverage.FileCoverage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The coverage of policies as {@code opa test --coverage} writes it. */
final class CoverageJson {
  private final Map<String, FileCoverage> files;

  CoverageJson(Map<String, FileCoverage> files) {
    this.files = files;
  }

  double percent() {
    return Coverage.percent(covered(), missed());
  }

  private int covered() {
    return files.values().stream().mapToInt(FileCoverage::coveredLines).sum();
  }

  private int missed() {
    return files.values().stream().mapToInt(FileCoverage::missedLines).sum();
  }

  String text() {
    Map<String, Object> byFile = new LinkedHashMap<>();
    files.forEach((name, file) -> byFile.put(name, file(file)));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("files", byFile);
    all.put("covered_lines", covered());
    all.put("not_covered_lines", missed());
    all.put("coverage", percent());
    return IndentedJson.of(all) + "\n";
  }

  private static Map<String, Object> file(FileCoverage file) {
    Map<String, Object> json = new LinkedHashMap<>();
    int covered = file.coveredLines();
    int missed = file.missedLines();
    put(json, "covered", ranges(file.covered()), covered > 0);
    put(json, "not_covered", ranges(file.missed()), missed > 0);
    put(json, "covered_lines", covered, covered > 0);
    put(json, "not_covered_lines", missed, missed > 0);
    put(json, "coverage", Coverage.percent(covered, missed), covered > 0);
    return json;
  }

  private static void put(Map<String, Object> json, String key, Object value, boolean shown) {
    if (shown) {
      json.put(key, value);
    }
  }

  private static List<Object> ranges(Collection<Place> places) {
    List<Object> ranges = new ArrayList<>();
    for (Place place : places) {
      Map<String, Object> range = new LinkedHashMap<>();
      range.put("start", OpaJson.position(place.line(), place.column()));
      range.put("end", OpaJson.position(place.endLine(), place.endColumn()));
      ranges.add(range);
    }
    return ranges;
  }
}
