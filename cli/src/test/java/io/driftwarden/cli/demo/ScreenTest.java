package io.driftwarden.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What a reader at a terminal of 80 columns sees. */
class ScreenTest {
  private final StringWriter out = new StringWriter();
  private final Screen screen = new Screen(new PrintWriter(out), false);

  private String shown() {
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void aLongLineGoesOnFurtherIn() {
    screen.quote("  " + "word ".repeat(16));
    assertEquals(
        """
           word word word word word word word word word word word word word word word
              word
        """
            .indent(2),
        shown());
  }

  @Test
  void whatTheServerSaysGoesOnAsWhatItSays() {
    screen.quote("remote: " + "word ".repeat(15));
    assertEquals(
        """
         remote: word word word word word word word word word word word word word word
         remote:    word
        """
            .indent(2),
        shown());
  }

  @Test
  void aWordIsNeverBroken() {
    String path = "x".repeat(100);
    screen.quote(path);
    assertEquals("   " + path + "\n", shown());
  }

  @Test
  void ofProgressOnlyTheEndIsShown() {
    screen.quote("remote: 50%\rremote: 100%\nremote: done   \n");
    assertEquals("   remote: 100%\n   remote: done\n", shown());
  }

  @Test
  void aCommentIsShownWithoutMarkup() {
    String comment =
        """
        <!-- driftwarden:drift -->
        ### Drift of `a/b`

        **Open to all** (high) `X-1`

        | resource | attribute | git | live |
        |---|---|---|---|
        | `Service/a` | `spec.x` | `"a\\|b"` | not set |
        | `Service/b` |  | there | missing |

        a &lt;b&gt; \\_c
        """;
    assertEquals(
        """
        Drift of a/b

        Open to all (high) X-1

        resource   Service/a
          attribute  spec.x
          git        "a|b"
          live       not set
        resource   Service/b
          git        there
          live       missing

        a <b> _c\
        """,
        CommentText.of(comment));
  }
}
