package io.driftwarden.helm.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.helm.value.Datum;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake is told in the words in which Helm tells it, so that they can be looked up. */
class WordsTest {
  private static final String START = "executing \"script/templates/x.yaml\" at ";

  static List<Script.Line> lines() throws IOException {
    return Script.read("words").lines();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void itIsToldInHelmsWords(Script.Line line) throws IOException {
    String values = Script.read("words").values();
    String told =
        switch (Sample.of(values, line.template()).outcome(new Datum.Dict())) {
          case Sample.Outcome.Written written -> "writes " + written.text();
          case Sample.Outcome.Refused refused -> refused.diagnostic().detail();
        };
    assertEquals(line.expected(), told.replace(START, ""));
  }
}
