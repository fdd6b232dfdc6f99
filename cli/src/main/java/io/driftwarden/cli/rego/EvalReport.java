package io.driftwarden.cli.rego;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.rego.Solution;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import io.driftwarden.rego.watch.Profile;
import io.driftwarden.rego.watch.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The solutions of a query, as {@code opa eval} shows them.
 *
 * @param trace what happened; empty where that is not asked for
 * @param profile where the time went; empty where that is not asked for
 */
record EvalReport(List<Solution> solutions, List<Trace.Entry> trace, List<Profile.Row> profile) {

  String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    if (!solutions.isEmpty()) {
      json.put("result", solutions.stream().map(EvalReport::json).toList());
    }
    if (!trace.isEmpty()) {
      json.put("explanation", trace.stream().map(EvalReport::json).toList());
    }
    if (!profile.isEmpty()) {
      json.put("profile", profile.stream().map(EvalReport::json).toList());
    }
    return IndentedJson.of(json) + "\n";
  }

  private static Map<String, Object> json(Solution solution) {
    Map<String, Object> json = new LinkedHashMap<>();
    List<Object> expressions = new ArrayList<>();
    for (Solution.Answer answer : solution.expressions()) {
      Map<String, Object> expression = new LinkedHashMap<>();
      expression.put("value", answer.value());
      expression.put("text", answer.text());
      expression.put("location", OpaJson.position(answer.place().line(), answer.place().column()));
      expressions.add(expression);
    }
    json.put("expressions", expressions);
    if (!solution.bindings().isEmpty()) {
      json.put("bindings", solution.bindings());
    }
    return json;
  }

  private static Map<String, Object> json(Trace.Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("Op", entry.what());
    json.put("Text", entry.text());
    json.put("Depth", entry.depth());
    entry.place().ifPresent(place -> json.put("Location", OpaJson.location(place)));
    return json;
  }

  private static Map<String, Object> json(Profile.Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("total_time_ns", row.nanoseconds());
    json.put("num_eval", row.evaluated());
    json.put("num_redo", row.redone());
    json.put("text", row.statement().name());
    json.put("location", OpaJson.location(row.statement().span().place()));
    return json;
  }

  /** Returns the values of each solution's expressions as an array. */
  String values() {
    return solutions.stream()
        .map(solution -> IndentedJson.of(values(solution)) + "\n")
        .collect(Collectors.joining());
  }

  private static List<Value> values(Solution solution) {
    return solution.expressions().stream().map(Solution.Answer::value).toList();
  }

  /** Returns each solution's variables as an object. */
  String bindings() {
    return solutions.stream()
        .map(solution -> IndentedJson.of(solution.bindings()) + "\n")
        .collect(Collectors.joining());
  }

  /** Returns a line for each solution: its values, texts without quotes. */
  String raw() {
    return solutions.stream()
        .map(solution ->
            values(solution).stream().map(EvalReport::raw).collect(Collectors.joining(" ")) + "\n")
        .collect(Collectors.joining());
  }

  private static String raw(Value value) {
    return value instanceof StringValue(String text) ? text : value.toJson();
  }

  /** Returns what a person reads. */
  String pretty() {
    return Trace.text(trace) + result() + profileTable();
  }

  private String result() {
    if (solutions.isEmpty()) {
      return "undefined\n";
    }
    Solution first = solutions.getFirst();
    boolean single =
        solutions.size() == 1 && first.bindings().isEmpty() && first.expressions().size() == 1;
    return single ? IndentedJson.of(first.expressions().getFirst().value()) + "\n" : table();
  }

  /** A column for each expression that is more than true, and then for each variable. */
  private String table() {
    List<Map<String, String>> rows = new ArrayList<>();
    Set<String> columns = new LinkedHashSet<>();
    Set<String> variables = new TreeSet<>();
    for (Solution solution : solutions) {
      Map<String, String> row = new TreeMap<>();
      variables.addAll(solution.bindings().keySet());
      for (Solution.Answer answer : solution.expressions()) {
        if (answer.value() != BooleanValue.TRUE) {
          columns.add(answer.text());
          row.put(answer.text(), answer.value().toJson());
        }
      }
      solution.bindings().forEach((name, value) -> row.put(name, value.toJson()));
      rows.add(row);
    }
    columns.addAll(variables);
    Table table = new Table(List.copyOf(columns));
    rows.forEach(row ->
        table.add(columns.stream().map(column -> row.getOrDefault(column, "true")).toList()));
    return columns.isEmpty() ? "true\n" : table.toString();
  }

  String profileTable() {
    if (profile.isEmpty()) {
      return "";
    }
    Table table = new Table(List.of("Time", "Num Eval", "Num Redo", "Location"));
    for (Profile.Row row : profile) {
      Place place = row.statement().span().place();
      String where =
          place.file().isEmpty() ? row.statement().name() : place.file() + ":" + place.line();
      table.add(
          List.of(
              TestReport.shown(Duration.ofNanos(row.nanoseconds())),
              Long.toString(row.evaluated()),
              Long.toString(row.redone()),
              where));
    }
    return table.toString();
  }
}
