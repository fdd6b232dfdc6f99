package io.driftwarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake on the command line is told in one line, with what was meant. */
final class MistakesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          chek                            | driftwarden has no command chek. Did you mean "check"?                         | driftwarden
          help chek                       | driftwarden has no command chek. Did you mean "check"?                         | driftwarden
          fetch --allow http://a.example  | http://a.example is no host. Write a name without https://, with a port where it isn't the usual one, and a path if only what is below it may be fetched. | driftwarden fetch
          schema lst                      | driftwarden schema has no command lst. Did you mean "list"?                    | driftwarden schema
          check --bse=main                | driftwarden check has no option --bse. Did you mean "--base"?                  | driftwarden check
          fmt --x                         | driftwarden fmt has no option --x.                                             | driftwarden fmt
          check a b                       | b is one argument too many.                                                    | driftwarden check
          check --format Jsn              | --format is one of text, json, sarif, markdown, not Jsn. Did you mean "json"?  | driftwarden check
          render --format nonsense        | --format is one of json, plan-json, yaml, not nonsense.                        | driftwarden render
          render --kind terrafrm          | --kind is one of terraform, helm, kubernetes, cloudformation, cdk, not terrafrm. Did you mean "terraform"? | driftwarden render
          check --format                  | --format needs a value: one of text, json, sarif, markdown.                    | driftwarden check
          drift --stack                   | --stack needs a value.                                                         | driftwarden drift
          eval                            | driftwarden eval needs QUERY.                                                  | driftwarden eval
          test --run [ policies           | Invalid value for option '--run': expected a regular expression, not [: Unclosed character class | driftwarden test
          check --var-file no.tfvars      | There is no file no.tfvars.                                                    | driftwarden check
          """)
  void aMistakeIsToldWithWhatWasMeant(String typed, String message, String command) {
    StringWriter err = new StringWriter();
    int code =
        Driftwarden.run(
            new PrintWriter(new StringWriter()), new PrintWriter(err), typed.split(" "));
    assertEquals(
        "error: %s\nRun %s --help to see what it takes.\n".formatted(message, command),
        err.toString().replace("\r", ""));
    assertEquals(2, code);
  }
}
