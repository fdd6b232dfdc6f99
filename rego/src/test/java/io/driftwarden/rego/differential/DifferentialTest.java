package io.driftwarden.rego.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random policies and inputs have the same answers from OPA and from us; {@code
 * -Ddifferential.modules=30000} asks about 100,000 and more, {@code -Ddifferential.seed} about
 * others.
 */
@Tag("oracle")
class DifferentialTest {
  private static final int BATCH = 1_500;

  @Test
  void opaAndWeAgree() throws Exception {
    int modules = Integer.getInteger("differential.modules", 1_000);
    long seed = Long.getLong("differential.seed", 1);
    Differential differential = new Differential();
    for (int done = 0; done < modules; done += BATCH) {
      differential.run(seed + done, Math.min(BATCH, modules - done));
    }
    System.out.println(differential.summary());
    assertEquals(List.of(), differential.disagreements(), differential.summary());
    assertTrue(differential.compared() > modules * 2, differential.summary());
  }
}
