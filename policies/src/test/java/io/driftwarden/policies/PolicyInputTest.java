package io.driftwarden.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.MapTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of a text that can't be known as a whole, rules may know how it begins. */
final class PolicyInputTest {
  private static @Nullable Object begins(Rendering rendering, int resource, boolean redact) {
    List<?> resources = (List<?>) PolicyInput.of(rendering, redact).get("resources");
    return ((Map<?, ?>) Objects.requireNonNull(resources).get(resource)).get("begins");
  }

  private static Rendering terraform(String text) {
    return rendered(new Stack("net", Stack.Kind.TERRAFORM), "net/main.tf", text);
  }

  private static Rendering rendered(Stack stack, String file, String text) {
    return new StackRenderer().render(stack, new MapTree(Map.of(file, text)));
  }

  @Test
  void terraformsTextsBeginAsTheyAreWritten() {
    Rendering rendering =
        terraform(
            """
            variable "account" {}
            resource "aws_sns_topic" "a" {
              name         = "alarms"
              display_name = "of-${var.account}"
              policy       = var.account
            }
            """);
    assertEquals(Map.of("display_name", "of-"), begins(rendering, 0, true));
  }

  @Test
  void templatesJoinAndSubstituteUpToWhatIsGivenLater() {
    Rendering rendering =
        rendered(
            new Stack("t.yaml", Stack.Kind.CLOUDFORMATION),
            "t.yaml",
            """
            Parameters:
              Account: {Type: String}
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                Properties:
                  Tags:
                    - !Ref Account
                    - !Sub "a-${!literal}-${Account}-b"
                    - !Join ["/", [c, !Ref Account, d]]
                    - !Join ["/", [e, !Sub "f${Account}"]]
            """);
    assertEquals(
        Map.of("Tags", listed(null, "a-${literal}-", "c/", "e/f")), begins(rendering, 0, true));
  }

  @Test
  void ofASecretNotEvenTheBeginningIsShown() {
    Rendering rendering =
        terraform(
            """
            variable "account" {}
            resource "aws_db_instance" "a" {
              password = sensitive("begins-${var.account}")
            }
            """);
    assertEquals(Map.of("password", "begins-"), begins(rendering, 0, false));
    assertEquals(Map.of(), begins(rendering, 0, true));
  }

  private static List<@Nullable Object> listed(@Nullable Object... items) {
    return new ArrayList<>(Arrays.asList(items));
  }
}
