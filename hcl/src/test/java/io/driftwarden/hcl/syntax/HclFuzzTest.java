package io.driftwarden.hcl.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.json.Json;
import io.driftwarden.hcl.json.Shape;
import java.util.Map;
import java.util.Set;

/**
 * Any bytes are a configuration or are refused as none, in bounded time and stack, and what is read
 * stands inside the file. Here the texts that once broke something are read again, and a few
 * others; CONTRIBUTING.md tells how to look for more.
 */
class HclFuzzTest {
  @FuzzTest(maxDuration = "30m")
  void reads(byte[] bytes) {
    Source source = new Source("fuzz.tf", new String(bytes, UTF_8));
    Hcl.Parsed<Body> parsed = Hcl.file(source);
    Place end = source.place(source.text().length(), source.text().length());
    Expressions.in(parsed.tree())
        .forEach(inner -> assertTrue(inner.place().atEnd().compareTo(end) <= 0, inner::toString));
    parsed.diagnostics().forEach(d -> assertTrue(d.place().isPresent(), d::toString));
    Hcl.expression(source);
    Hcl.template(source);
  }

  @FuzzTest(maxDuration = "30m")
  void readsJson(byte[] bytes) {
    Shape block = Shape.of(Map.of("b", new Shape.Nested(1, Shape.PLAIN)));
    Shape shape = new Shape(block.blocks(), Set.of("l"), Set.of("e"));
    Hcl.Parsed<Body> parsed =
        Json.file(new Source("fuzz.tf.json", new String(bytes, UTF_8)), shape);
    parsed.diagnostics().forEach(d -> assertTrue(d.place().isPresent(), d::toString));
  }
}
