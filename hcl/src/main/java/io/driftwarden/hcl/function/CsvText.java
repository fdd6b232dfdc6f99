package io.driftwarden.hcl.function;

import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Comma separated values (RFC 4180), with the first row as the names. */
final class CsvText {
  private static final String BARE = "bare \" in non-quoted-field";
  private static final String STRAY = "extraneous or missing \" in quoted-field";

  private final String text;
  private int at;
  private int line = 1;

  private CsvText(String text) {
    this.text = text.replace("\r\n", "\n");
  }

  static Type type(String text) throws FunctionException {
    return type(new CsvText(text).row());
  }

  private static Type type(List<String> names) throws FunctionException {
    if (names.isEmpty()) {
      throw new FunctionException("missing header line");
    }
    Map<String, Type> fields = new LinkedHashMap<>();
    for (String name : names) {
      if (fields.put(name, Type.Primitive.STRING) != null) {
        throw new FunctionException("duplicate column name " + GoText.quote(name));
      }
    }
    return new Type.ListOf(Type.ObjectOf.having(fields));
  }

  static Value of(String text) throws FunctionException {
    CsvText reader = new CsvText(text);
    List<String> names = reader.row();
    Type row = type(names).element().orElseThrow();
    List<Value> rows = new ArrayList<>();
    for (List<String> cells = reader.row(); !cells.isEmpty(); cells = reader.row()) {
      if (cells.size() != names.size()) {
        throw reader.error("wrong number of fields", reader.started);
      }
      SequencedMap<String, Value> fields = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        fields.put(names.get(i), Value.text(cells.get(i)));
      }
      rows.add(Value.Fields.of(fields, Value.Mark.NONE));
    }
    return Value.Items.list(row, rows, Value.Mark.NONE);
  }

  private int started = 1;

  private FunctionException error(String why, int where) {
    return new FunctionException("CSV parse error on line %d: %s".formatted(where, why));
  }

  /** Returns the next row's cells, none at the end; empty lines are passed over. */
  private List<String> row() throws FunctionException {
    while (at < text.length() && text.charAt(at) == '\n') {
      at++;
      line++;
    }
    started = line;
    List<String> cells = new ArrayList<>();
    if (at >= text.length()) {
      return cells;
    }
    do {
      cells.add(text.startsWith("\"", at) ? quoted() : plain());
    } while (text.startsWith(",", at++));
    line++;
    return cells;
  }

  private String plain() throws FunctionException {
    int from = at;
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
      if (text.charAt(at) == '"') {
        throw error(BARE, line);
      }
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted() throws FunctionException {
    StringBuilder cell = new StringBuilder();
    int from = ++at;
    while (true) {
      int quote = text.indexOf('"', at);
      if (quote < 0) {
        throw error(STRAY, line + lines(text.length()) - (text.endsWith("\n") ? 1 : 0));
      }
      cell.append(text, from, quote);
      line += lines(quote);
      at = quote + 1;
      if (!text.startsWith("\"", at)) {
        break;
      }
      cell.append('"');
      from = ++at;
    }
    if (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
      throw error(STRAY, line);
    }
    return cell.toString();
  }

  private int lines(int to) {
    return (int) text.substring(at, to).chars().filter(c -> c == '\n').count();
  }
}
