package io.driftwarden.rego;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
  @Test
  void aMetadataBlockBelongsToWhatFollowsIt() {
    Source source =
        new Source(
            "p.rego",
            """
            # METADATA
            # title: Encrypt what is stored
            # custom:
            #   id: DW-1
            package a.b

            # Not one.
            x := 1

            # METADATA
            # title: Rule
            deny contains 1
            a.b[1] := 2
            """);
    PolicyPackage found = Rego.compile(List.of(source), Value.of(Map.of())).packages().getFirst();
    assertEquals("data.a.b", found.name());
    assertEquals("p.rego:5:1", found.place().toString());
    assertEquals(
        "title: Encrypt what is stored\ncustom:\n  id: DW-1\n",
        found.annotations().getFirst().yaml());
    assertEquals("p.rego:2:1", found.annotations().getFirst().place().toString());
    assertEquals(
        List.of("x", "deny", "a.b"), found.rules().stream().map(PolicyRule::name).toList());
    assertEquals("title: Rule\n", found.rules().get(1).annotations().getFirst().yaml());
  }
}
