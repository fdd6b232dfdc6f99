package io.driftwarden.cli.render;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Plain data as indented JSON. It does without a mapper, which takes longer to be loaded than many
 * a stack to be rendered.
 */
final class JsonText {
  private static final ObjectWriteContext INDENTED =
      new ObjectWriteContext.Base() {
        @Override
        public boolean hasPrettyPrinter() {
          return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
          return new DefaultPrettyPrinter();
        }
      };

  private final JsonGenerator out;

  private JsonText(JsonGenerator out) {
    this.out = out;
  }

  /** Returns the JSON of maps, collections, texts, numbers, truths and null. */
  static String of(Object data) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(INDENTED, text)) {
      new JsonText(out).write(data);
    }
    return text.toString();
  }

  private void write(@Nullable Object data) {
    switch (data) {
      case Map<?, ?> map -> object(map);
      case Collection<?> items -> array(items);
      case Boolean truth -> out.writeBoolean(truth);
      case BigDecimal number -> out.writeNumber(number);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case String text -> out.writeString(text);
      case null -> out.writeNull();
      default -> throw new IllegalArgumentException("no plain data: " + data.getClass());
    }
  }

  private void object(Map<?, ?> map) {
    out.writeStartObject();
    map.forEach((name, value) -> {
      out.writeName(String.valueOf(name));
      write(value);
    });
    out.writeEndObject();
  }

  private void array(Collection<?> items) {
    out.writeStartArray();
    items.forEach(this::write);
    out.writeEndArray();
  }
}
