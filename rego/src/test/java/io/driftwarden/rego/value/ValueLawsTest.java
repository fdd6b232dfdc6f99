package io.driftwarden.rego.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValueLawsTest {
  private static final Random RANDOM = new Random(7);

  private static Value random(int depth) {
    return switch (RANDOM.nextInt(depth > 0 ? 7 : 4)) {
      case 0 -> NullValue.NULL;
      case 1 -> BooleanValue.of(RANDOM.nextBoolean());
      case 2 ->
          Value.of(new BigDecimal(RANDOM.nextInt(8)).scaleByPowerOfTen(RANDOM.nextInt(3) - 1));
      case 3 ->
          Value.of(
              Character.toString("aé\uD83D\uDE00\uFFFD".codePoints().toArray()[RANDOM.nextInt(4)]));
      case 4 -> ArrayValue.of(some(depth));
      case 5 -> SetValue.of(some(depth));
      default -> ObjectValue.of(Map.of(random(depth - 1), random(depth - 1)));
    };
  }

  private static List<Value> some(int depth) {
    List<Value> values = new ArrayList<>();
    for (int i = RANDOM.nextInt(3); i > 0; i--) {
      values.add(random(depth - 1));
    }
    return values;
  }

  @Test
  void theOrderIsTotalAndAgreesWithEquals() {
    for (int i = 0; i < 20_000; i++) {
      Value a = random(2);
      Value b = random(2);
      Value c = random(2);
      assertEquals(Integer.signum(a.compareTo(b)), -Integer.signum(b.compareTo(a)));
      assertEquals(a.compareTo(b) == 0, a.equals(b), a + " " + b);
      assertTrue(!a.equals(b) || a.hashCode() == b.hashCode(), a + " " + b);
      List<Value> sorted = new ArrayList<>(List.of(a, b, c));
      Collections.sort(sorted);
      assertTrue(sorted.get(0).compareTo(sorted.get(2)) <= 0, sorted.toString());
    }
  }

  @Test
  void jsonTextIsReadBack() throws JsonReader.NotJsonException {
    for (int i = 0; i < 5_000; i++) {
      String text = random(3).toJson();
      assertEquals(text, JsonReader.read(text).toJson());
    }
  }

  @Test
  void plainDataIsReadBack() {
    for (int i = 0; i < 5_000; i++) {
      Value value = random(3);
      assertEquals(value, Value.of(value.plain()));
    }
  }

  @Test
  void kindsAreOrdered() {
    List<Value> kinds =
        List.of(
            NullValue.NULL,
            BooleanValue.FALSE,
            BooleanValue.TRUE,
            Value.of(-1),
            Value.of(2),
            Value.of("a"),
            Value.of(List.of()),
            Value.of(Map.of()),
            Value.of(Set.of()));
    List<Value> shuffled = new ArrayList<>(kinds);
    Collections.shuffle(shuffled, RANDOM);
    Collections.sort(shuffled);
    assertEquals(kinds, shuffled);
  }

  @Test
  void numbersKeepTheirTextAndEqualByWorth() throws JsonReader.NotJsonException {
    Value read = JsonReader.read("[1.0, 1e2, 100, 0.1000]");
    assertEquals("[1.0,1e2,100,0.1000]", read.toJson());
    ArrayValue array = (ArrayValue) read;
    assertEquals(array.get(1), array.get(2));
    assertEquals(array.get(1).hashCode(), array.get(2).hashCode());
  }

  @Test
  void whatIsTooDeepIsRefused() {
    Object deep = 1;
    for (int i = 0; i < 100_000; i++) {
      deep = List.of(deep);
    }
    Object tooDeep = deep;
    assertThrows(TooDeepException.class, () -> Value.of(tooDeep));
    assertThrows(JsonReader.NotJsonException.class, () -> JsonReader.read("[".repeat(100_000)));
  }

  @Test
  void brokenJsonSaysWhere() {
    for (String text : List.of("", "{", "[1,]", "01", "\"\\x\"", "{\"a\" 1}", "tru", "1 2", "-")) {
      assertThrows(JsonReader.NotJsonException.class, () -> JsonReader.read(text), text);
    }
  }
}
