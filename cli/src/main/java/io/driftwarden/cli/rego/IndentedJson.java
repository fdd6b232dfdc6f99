package io.driftwarden.cli.rego;

import io.driftwarden.rego.value.Value;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes plain data and values as JSON with two spaces a level. */
final class IndentedJson {
  private final StringBuilder out = new StringBuilder();

  private IndentedJson() {}

  /** Returns JSON of maps, lists, values and scalars, keys in their order, without a line end. */
  static String of(@Nullable Object data) {
    IndentedJson writer = new IndentedJson();
    writer.write(data instanceof Value value ? jsonData(value) : data, 0);
    return writer.out.toString();
  }

  /** Returns a value as JSON has it: sets as arrays, keys as texts. */
  private static @Nullable Object jsonData(Value value) {
    return Json.plain(value);
  }

  private void write(@Nullable Object data, int level) {
    switch (data) {
      case Value value -> write(jsonData(value), level);
      case Map<?, ?> map -> object(map, level);
      case Collection<?> list -> array(list, level);
      case null, default -> out.append(Json.scalar(data));
    }
  }

  private void object(Map<?, ?> map, int level) {
    if (map.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      line(level + 1);
      out.append(Json.scalar(String.valueOf(entry.getKey()))).append(": ");
      write(entry.getValue(), level + 1);
      out.append(entries.hasNext() ? "," : "");
    }
    line(level);
    out.append('}');
  }

  private void array(Collection<?> list, int level) {
    if (list.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    Iterator<?> items = list.iterator();
    while (items.hasNext()) {
      line(level + 1);
      write(items.next(), level + 1);
      out.append(items.hasNext() ? "," : "");
    }
    line(level);
    out.append(']');
  }

  private void line(int level) {
    out.append('\n').repeat("  ", level);
  }
}
