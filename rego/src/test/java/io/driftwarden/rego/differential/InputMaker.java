package io.driftwarden.rego.differential;

import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes random inputs of the shape that {@link PolicyMaker}'s policies ask about. */
final class InputMaker {
  private static final List<Object> SCALARS =
      List.of(0, 1, 2, -3, 1.5, 10, "x", "y", "prod", "", "é", "10", true, false);

  private final Random random;

  private InputMaker(Random random) {
    this.random = random;
  }

  static Value input(long seed) {
    return Value.of(new InputMaker(new Random(seed)).input());
  }

  private Map<String, Object> input() {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("a", number());
    input.put("b", text());
    input.put("e", random.nextBoolean());
    input.put("d", Map.of("x", random.nextInt(4) == 0 ? scalar() : number(), "y", text()));
    input.put("nums", list(5, this::number));
    input.put("names", list(4, this::text));
    input.put("pairs", list(3, () -> List.of(text(), scalar())));
    input.put("mixed", List.of(scalar(), list(2, this::scalar), scalar()));
    input.put("items", list(random.nextInt(4) == 0 ? 24 : 4, this::item));
    input.put("f", random.nextBoolean() ? scalar() : Map.of("k", scalar()));
    if (random.nextInt(6) == 0) {
      input.keySet().removeIf(_ -> random.nextInt(4) == 0);
    }
    return input;
  }

  private Object item() {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("type", text());
    item.put("n", number());
    item.put("on", random.nextBoolean());
    item.put("tags", Map.of("env", text(), "k", text()));
    if (random.nextInt(5) == 0) {
      item.remove("type");
    }
    return item;
  }

  private static List<Object> list(
      int most, java.util.function.Supplier<?> element, Random random) {
    List<Object> list = new ArrayList<>();
    int size = random.nextInt(most + 1);
    for (int i = 0; i < size; i++) {
      list.add(element.get());
    }
    return list;
  }

  private List<Object> list(int most, java.util.function.Supplier<?> element) {
    return list(most, element, random);
  }

  private Object scalar() {
    return SCALARS.get(random.nextInt(SCALARS.size()));
  }

  private Object number() {
    return random.nextInt(5) == 0 ? random.nextInt(100) / 4.0 : random.nextInt(12) - 2;
  }

  private String text() {
    return List.of("x", "y", "prod", "dev", "", "X-y", "é", "10").get(random.nextInt(8));
  }
}
