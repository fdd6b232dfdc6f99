package io.driftwarden.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftwarden.diagnostics.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many fields a mapping has, and however it keeps them, it answers the same. */
class ValueMappingTest {
  private static final Place PLACE = Place.of("values.yaml");

  private static SequencedMap<String, Value> fields(int count) {
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    for (int i = count; i > 0; i--) {
      fields.put("key" + i, new Value.Text("text" + i, PLACE));
    }
    return fields;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 8, 9, 100})
  void answersAsTheFieldsItWasMadeOf(int count) {
    SequencedMap<String, Value> fields = fields(count);
    SequencedMap<String, Value> kept = new Value.Mapping(fields, PLACE).fields();

    assertEquals(fields, kept);
    assertEquals(kept, fields);
    assertEquals(fields.hashCode(), kept.hashCode());
    assertEquals(List.copyOf(fields.entrySet()), List.copyOf(kept.entrySet()));
    assertEquals(List.copyOf(fields.values()), List.copyOf(kept.values()));
    assertEquals(List.copyOf(fields.reversed().keySet()), List.copyOf(kept.reversed().keySet()));
    fields.forEach((key, value) -> assertEquals(value, kept.get(key)));
    assertEquals(Optional.empty(), new Value.Mapping(fields, PLACE).get("key0"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 9})
  void staysAsItWasMade(int count) {
    SequencedMap<String, Value> fields = fields(count);
    Value.Mapping mapping = new Value.Mapping(fields, PLACE);
    List<String> before = new ArrayList<>(mapping.fields().keySet());

    fields.clear();

    assertEquals(before, List.copyOf(mapping.fields().keySet()));
    assertThrows(UnsupportedOperationException.class, () -> mapping.fields().remove(before.get(0)));
    assertThrows(UnsupportedOperationException.class, () -> mapping.fields().pollFirstEntry());
    assertThrows(
        UnsupportedOperationException.class,
        () -> mapping.fields().put("more", new Value.Null(PLACE)));
  }
}
