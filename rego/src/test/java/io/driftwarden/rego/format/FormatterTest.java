package io.driftwarden.rego.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import org.junit.jupiter.api.Test;

class FormatterTest {
  private static void assertFormatted(Target target, String text, String expected) {
    String laidOut = Formatter.format(new Source("a.rego", text), target);
    assertEquals(expected, laidOut);
    if (target != Target.BOTH) {
      assertEquals(expected, Formatter.format(new Source("a.rego", laidOut), target), "once more");
    }
  }

  @Test
  void spacesIndentationAndImportsAreSettled() {
    assertFormatted(
        Target.V1,
        """
        package a
        import data.z
        import data.b


        # All of it.
        deny contains msg if { some x in input.all; x.size>3*2
          msg:=sprintf( "%v",[x.name] )   # why
        }
        p if x==1

        q := {"a":1,
        "b":[1,2]} if not p
        """,
        """
        package a

        import data.b
        import data.z

        # All of it.
        deny contains msg if {
        	some x in input.all
        	x.size > 3 * 2
        	msg := sprintf("%v", [x.name]) # why
        }

        p if x == 1

        q := {
        	"a": 1,
        	"b": [1, 2],
        } if {
        	not p
        }
        """
            .replace(" if {\n\tnot p\n}", " if not p"));
  }

  @Test
  void theOlderSyntaxStays() {
    assertFormatted(
        Target.V0,
        "package a\ndeny[msg] { msg=\"x\"; input.a }\nf(x)=y { y:=x }\nelse=2 { true }\n",
        """
        package a

        deny[msg] {
        	msg = "x"
        	input.a
        }

        f(x) = y {
        	y := x
        }

        else = 2
        """);
  }

  @Test
  void theOlderSyntaxIsWrittenForBoth() {
    assertFormatted(
        Target.BOTH,
        "package a\nimport future.keywords.in\ndeny[msg] { some msg in input.all }\n",
        """
        package a

        import rego.v1

        deny contains msg if some msg in input.all
        """);
  }

  @Test
  void everyCommentIsKept() {
    String text =
        """
        # first
        package a # beside

        # METADATA
        # title: x
        p if {
        	# before
        	x := [ # open
        		1, # one
        		# between
        		2,
        	] # close
        	every y in x { # each
        		y > 0 # positive
        	}
        	# last
        }

        # end
        """;
    String laidOut = Formatter.format(new Source("a.rego", text), Target.V1);
    for (String comment : text.lines().filter(line -> line.contains("#")).toList()) {
      String words = comment.substring(comment.indexOf('#'));
      assertEquals(true, laidOut.contains(words), words + " is not in\n" + laidOut);
    }
  }

  @Test
  void whatIsNoModuleIsRefused() {
    assertThrows(
        DiagnosticException.class,
        () -> Formatter.format(new Source("a.rego", "package a\n\np if {"), Target.V1));
  }
}
