package io.driftwarden.controller.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverlayTest {
  private static Place line(int line) {
    return Place.at("main.tf", line, 1);
  }

  private static Value text(String value, int line) {
    return new Value.Text(value, line(line));
  }

  private static Value number(int value, int line) {
    return new Value.Number(BigDecimal.valueOf(value), line(line));
  }

  private static Value.Mapping mapping(int line, Object... fields) {
    LinkedHashMap<String, Value> all = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      all.put((String) fields[i], (Value) fields[i + 1]);
    }
    return new Value.Mapping(all, line(line));
  }

  private static Value list(int line, Value... items) {
    return new Value.Sequence(Arrays.asList(items), line(line));
  }

  private static Value at(Value value, String... path) {
    return value.nearest(List.of(path));
  }

  @Test
  void aLiveValueStandsWhereGitDecidesIt() {
    var rendered = mapping(1, "acl", text("private", 3), "name", text("a", 2));
    Value.Mapping live = Overlay.over(rendered, Map.of("acl", "public-read"));
    assertEquals(text("public-read", 3), at(live, "acl"));
    assertEquals(text("a", 2), at(live, "name"), "nothing is said about it");
  }

  @Test
  void whatGitDoesNotSetStandsAtTheResource() {
    Value.Mapping live = Overlay.over(mapping(1), Map.of("public", true, "tags", Map.of("a", "b")));
    assertEquals(new Value.Bool(true, line(1)), at(live, "public"));
    assertEquals(text("b", 1), at(live, "tags", "a"));
  }

  @Test
  void whatNobodySetsIsLeftOut() {
    Map<String, Object> live = new LinkedHashMap<>();
    live.put("nothing", null);
    live.put("none", List.of());
    live.put("empty", Map.of());
    live.put("hidden", new Overlay.Secret(null));
    assertEquals(mapping(1), Overlay.over(mapping(1), live));
  }

  @Test
  void whatWasTakenAwayIsSeen() {
    var rendered = mapping(1, "ingress", list(2, mapping(2)), "size", number(1, 3));
    Map<String, Object> live = new LinkedHashMap<>();
    live.put("ingress", List.of());
    live.put("size", null);
    Value.Mapping now = Overlay.over(rendered, live);
    assertEquals(list(2), at(now, "ingress"));
    assertEquals(new Value.Null(line(3)), at(now, "size"));
  }

  @Test
  void theKnownReplacesTheUnknownAndNotTheOtherWayRound() {
    var rendered =
        mapping(1, "key", new Value.Unknown("made later", line(2)), "name", text("a", 3));
    Value.Mapping planned =
        Overlay.over(
            rendered,
            Map.of(
                "key",
                "alias/a",
                "name",
                new Overlay.Unknown("known only after apply"),
                "arn",
                new Overlay.Unknown("known only after apply")));
    assertEquals(text("alias/a", 2), at(planned, "key"));
    assertEquals(text("a", 3), at(planned, "name"));
    assertEquals(List.of("key", "name"), List.copyOf(planned.fields().keySet()));
  }

  @Test
  void aRuleThatWasAddedByHandDoesNotTakeThePlaceOfGits() {
    var rendered =
        mapping(
            1,
            "ingress",
            list(
                2,
                mapping(2, "port", number(22, 3), "from", text("10.0.0.0/8", 4)),
                mapping(5, "port", number(443, 6), "from", text("10.0.0.0/8", 7))));
    Value.Mapping live =
        Overlay.over(
            rendered,
            Map.of(
                "ingress",
                List.of(
                    Map.of("port", 22, "from", "0.0.0.0/0"),
                    Map.of("port", 443, "from", "10.0.0.0/8"),
                    Map.of("port", 22, "from", "10.0.0.0/8"))));
    assertEquals(line(2), at(live, "ingress", "0", "from").place());
    assertEquals(line(7), at(live, "ingress", "1", "from").place());
    assertEquals(line(4), at(live, "ingress", "2", "from").place());
  }

  @Test
  void secretsStaySecret() {
    var rendered = mapping(1, "password", new Value.Sensitive(text("old", 2)));
    Value.Mapping live =
        Overlay.over(rendered, Map.of("password", "new", "token", new Overlay.Secret("t")));
    assertEquals(new Value.Sensitive(text("new", 2)), at(live, "password"));
    assertEquals(new Value.Sensitive(text("t", 1)), at(live, "token"));
    assertFalse(new Overlay.Secret("t").toString().contains("t\""));
  }

  @Test
  void textStandsForNumbersAndTruth() {
    assertTrue(Likeness.same(text("22", 1), 22));
    assertTrue(Likeness.same(number(22, 1), "22.0"));
    assertTrue(Likeness.same(new Value.Bool(true, line(1)), "true"));
    assertFalse(Likeness.same(number(22, 1), "many"));
    assertFalse(Likeness.same(text("a", 1), null));
  }

  @Test
  void nothingInCommonIsNoCounterpart() {
    List<Value> rendered = new ArrayList<>(List.of(text("a", 1)));
    assertEquals(
        List.of(Optional.empty(), Optional.of(text("a", 1))),
        Overlay.counterparts(rendered, List.of("b", "a")));
  }
}
