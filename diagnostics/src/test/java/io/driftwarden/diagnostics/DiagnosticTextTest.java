package io.driftwarden.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {
  private static final Source FILE = new Source("a/main.tf", "x = 1\r\n\ta = uper(\"x\")\nend");
  private static final Sources SOURCES =
      path -> path.equals(FILE.path()) ? Optional.of(FILE) : Optional.empty();

  @Test
  void showsTheLineAndACaretUnderTheStretch() {
    int start = FILE.text().indexOf("uper");
    var diagnostic =
        Diagnostic.error(
            "hcl_unknown_function",
            "Unknown function",
            "There is no function \"uper\"."
                + Nearest.hint("uper", List.of("lower", "upper", "title")),
            FILE.place(start, start + 4));
    assertEquals(
        """
        error: Unknown function
          a/main.tf:2:6
          2 | \ta = uper("x")
            | \t    ^^^^
          There is no function "uper". Did you mean "upper"?  [hcl_unknown_function]
        """,
        DiagnosticText.of(diagnostic, SOURCES));
  }

  @Test
  void anEscapeSequenceInAFileDoesNotReachTheTerminal() {
    Source hostile = new Source("h", "a\u001b[2Jb");
    String shown = Excerpt.of(Place.at("h", 1, 1), path -> Optional.of(hostile));
    assertEquals("  1 | a\uFFFD[2Jb\n    | ^\n", shown);
  }

  @Test
  void aPlaceWhoseTextIsNotAtHandIsShownWithoutItsLine() {
    assertEquals("", Excerpt.of(Place.of("gone.tf"), SOURCES));
  }

  @Test
  void aStretchOverSeveralLinesIsMarkedOnItsFirst() {
    assertEquals(
        "  1 | x = 1\n    |     ^\n", Excerpt.of(new Place("a/main.tf", 1, 5, 3, 2), SOURCES));
  }

  @Test
  void aVeryLongLineIsCutAroundThePlace() {
    Source minified = new Source("m", "x".repeat(5000) + "HERE" + "y".repeat(5000));
    String shown = Excerpt.of(minified.place(5000, 5004), path -> Optional.of(minified));
    assertEquals(40, shown.indexOf("HERE") - "  1 | ".length());
  }
}
