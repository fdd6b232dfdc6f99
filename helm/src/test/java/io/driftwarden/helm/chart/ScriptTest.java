package io.driftwarden.helm.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.UnknownMark;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the scripts: each line is one test. */
class ScriptTest {
  @TestFactory
  Stream<DynamicNode> scripts() {
    return Script.NAMES.stream().map(ScriptTest::script);
  }

  private static DynamicNode script(String name) {
    try {
      Script script = Script.read(name);
      return DynamicContainer.dynamicContainer(
          name,
          script.lines().stream()
              .map(line -> DynamicTest.dynamicTest(line.template(), () -> check(script, line))));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void check(Script script, Script.Line line) {
    String expected = line.expected();
    String kind = expected.split(" ", 2)[0];
    String prefix = List.of("error", "refused", "ours").contains(kind) ? kind + " " : "";
    assertEquals(expected, prefix + written(script, line));
  }

  /** Returns what the template writes, or the place and code of what is wrong with it. */
  private static String written(Script script, Script.Line line) {
    Datum.Dict given = new Datum.Dict();
    if (script.name().equals("unknown")) {
      given.put("unknown", new Datum.Unknown("nobody knows"));
    }
    return switch (new Sample(script.chart(line)).outcome(given)) {
      case Sample.Outcome.Written written -> shown(written.text());
      case Sample.Outcome.Refused refused -> shown(refused.diagnostic());
    };
  }

  private static String shown(Diagnostic diagnostic) {
    String place = diagnostic.place().map(at -> at.line() + ":" + at.column()).orElse("?");
    return place + " " + diagnostic.code();
  }

  /** Shows marks of unknown values as {@code «reason»}. */
  private static String shown(String text) {
    String shown = text.replace('\n', '⏎');
    while (UnknownMark.reason(shown).isPresent()) {
      String reason = UnknownMark.reason(shown).get();
      String mark = UnknownMark.of(new Datum.Unknown(reason));
      String full = UnknownMark.of(new Datum.Unknown(reason, true));
      assertTrue(shown.contains(mark) || shown.contains(full), "a mark is cut");
      shown = shown.replace(mark, "«" + reason + "»").replace(full, "«" + reason + "»");
    }
    return shown;
  }
}
