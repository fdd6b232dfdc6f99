package io.driftwarden.hcl.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.hcl.schema.ResourceSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which release of a provider's schema a configuration is planned. */
class ProviderReleaseTest {
  private static final String LOCK =
      """
      provider "registry.terraform.io/hashicorp/aws" {
        version = "5.100.0"
      }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          >= 5.0         | 6.25.0
          ~> 5.0         | 5.100.0
          >= 5.79, < 6.0 | 5.100.0
          >= 6.0         | 6.25.0
          ~> 6.2         | 6.25.0
          ~> 4.0         | 5.100.0
          = 5.31.0       | 5.100.0
          6.3.0          | 6.25.0
          >= 7.0         | 6.25.0
          nonsense       | 6.25.0
          """)
  void isTheNewestThatIsAllowed(String required, String release) {
    assertEquals(release, release(Map.of("main.tf", required(required))));
  }

  @Test
  void isWhatTheLockFileNames() {
    assertEquals(
        "5.100.0", release(Map.of("main.tf", required(">= 5.0"), ".terraform.lock.hcl", LOCK)));
  }

  @Test
  void isWhatModulesAllowToo() {
    assertEquals(
        "5.100.0",
        release(
            Map.of(
                "main.tf",
                "module \"m\" { source = \"./m\" }\n",
                "m/main.tf",
                required("~> 5.0"))));
  }

  private static String required(String version) {
    return """
    terraform {
      required_providers {
        aws = {
          source  = "hashicorp/aws"
          version = "%s"
        }
      }
    }
    """
        .formatted(version);
  }

  private static String release(Map<String, String> files) {
    PlanView view = PlanView.of("", new TextFiles(files), Inputs.NONE);
    ResourceSchema bucket = view.schemas().resource("aws_s3_bucket").orElseThrow();
    return bucket.provider().version();
  }
}
