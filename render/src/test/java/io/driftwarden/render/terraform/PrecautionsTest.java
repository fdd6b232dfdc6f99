package io.driftwarden.render.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.render.tree.MapTree;
import io.driftwarden.render.tree.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a pull request must not make the server run. */
class PrecautionsTest {
  private static final String MAIN =
      """
      terraform {
        required_providers {
          aws = {
            source  = "hashicorp/aws"
            version = "~> 5.0"
          }
        }
        backend "s3" {
          bucket = "states"
        }
      }
      provider "aws" {
        region = "eu-central-1"
      }
      module "network" {
        source = "../network"
      }
      data "aws_caller_identity" "me" {}
      resource "aws_s3_bucket" "b" {
        bucket = "b"
      }
      """;

  private static final String LOCK =
      """
      provider "registry.terraform.io/hashicorp/aws" {
        version = "5.100.0"
        hashes  = ["h1:one"]
      }
      """;

  private static final Map<String, String> BASE =
      Map.of(
          "stack/main.tf", MAIN,
          "stack/.terraform.lock.hcl", LOCK,
          "network/main.tf", "resource \"aws_vpc\" \"main\" {}\n");

  private static List<Diagnostic> reasons(Map<String, String> head) {
    return Precautions.of("stack", new MapTree(head), Optional.of(new MapTree(BASE)));
  }

  private static Map<String, String> with(String file, String text) {
    Map<String, String> head = new HashMap<>(BASE);
    head.put(file, text);
    return head;
  }

  private static void assertReason(String part, int line, Map<String, String> head) {
    List<Diagnostic> reasons = reasons(head);
    assertEquals(1, reasons.size(), reasons.toString());
    Diagnostic reason = reasons.getFirst();
    assertTrue(reason.detail().contains(part), reason.detail());
    assertEquals(line, reason.place().orElseThrow().line());
  }

  private static void assertReasonFor(String part, String added) {
    assertReason(part, 22, with("stack/main.tf", MAIN + added));
  }

  @Test
  void ordinaryChangesArePlanned() {
    String changed =
        MAIN.replace("bucket = \"b\"", "bucket = \"c\"\n  force_destroy = true")
            + "resource \"aws_sqs_queue\" \"q\" {}\ndata \"aws_vpc\" \"v\" {}\n";
    assertEquals(List.of(), reasons(BASE));
    assertEquals(List.of(), reasons(with("stack/main.tf", changed)));
    assertEquals(
        List.of(), reasons(with("network/main.tf", "resource \"aws_vpc\" \"other\" {}\n")));
  }

  @Test
  void whatRunsAProgramIsNot() {
    String external = MAIN + "data \"external\" \"run\" {\n  program = [\"sh\"]\n}\n";
    List<Diagnostic> reasons = reasons(with("stack/main.tf", external));
    assertEquals(2, reasons.size(), reasons.toString());
    assertTrue(reasons.getFirst().detail().contains("hashicorp/external"), reasons.toString());
    assertTrue(reasons.getLast().detail().contains("external.run"), reasons.toString());
    assertEquals(22, reasons.getLast().place().orElseThrow().line());
  }

  @Test
  void aProgramOfTheBaseMayReadWhatHasChanged() {
    String external = MAIN + "data \"external\" \"run\" {\n  program = [\"./run.sh\"]\n}\n";
    var both = new MapTree(with("stack/main.tf", external));
    List<Diagnostic> reasons = Precautions.of("stack", both, Optional.of(both));
    assertEquals(1, reasons.size(), reasons.toString());
  }

  @Test
  void otherProvidersAreNot() {
    assertReasonFor("hashicorp/random", "resource \"random_id\" \"x\" {}\n");
    assertReasonFor("hashicorp/evil", "data \"evil_thing\" \"x\" {}\n");
    assertReason("evil/aws", 3, with("stack/main.tf", MAIN.replace("hashicorp/aws", "evil/aws")));
    assertReason("hashicorp/aws", 3, with("stack/main.tf", MAIN.replace("~> 5.0", "~> 6.0")));
    assertReasonFor(
        "hashicorp/other", "resource \"aws_s3_bucket\" \"o\" {\n  provider = other.x\n}\n");
  }

  @Test
  void otherBuildsOfAProviderAreNot() {
    assertReason(
        "another build", 1, with("stack/.terraform.lock.hcl", LOCK.replace("h1:one", "h1:two")));
    Map<String, String> gone = new HashMap<>(BASE);
    gone.remove("stack/.terraform.lock.hcl");
    assertReason("lock file is gone", 1, gone);
  }

  @Test
  void otherSettingsOfAProviderAreNot() {
    assertReason(
        "settings of provider aws",
        12,
        with(
            "stack/main.tf",
            MAIN.replace(
                "region = \"eu-central-1\"",
                "region = \"eu-central-1\"\n  endpoints {\n    sts = \"https://evil\"\n  }")));
  }

  @Test
  void whatSettingsReferToCountsToo() {
    String main =
        MAIN.replace("\"eu-central-1\"", "local.region") + "locals {\n  region = \"%s\"\n}\n";
    var base = new MapTree(with("stack/main.tf", main.formatted("eu-central-1")));
    var head = new MapTree(with("stack/main.tf", main.formatted("evil")));
    assertEquals(List.of(), Precautions.of("stack", base, Optional.of(base)));
    List<Diagnostic> reasons = Precautions.of("stack", head, Optional.of(base));
    assertEquals(1, reasons.size(), reasons.toString());
    assertTrue(reasons.getFirst().detail().contains("settings of provider aws"));
  }

  @Test
  void variablesThatAFileGivesCountToo() {
    String state =
        MAIN
            + "variable \"key\" {}\n"
            + "data \"terraform_remote_state\" \"o\" {\n  config = { key = var.key }\n}\n";
    Map<String, String> base = with("stack/main.tf", state);
    Map<String, String> head = new HashMap<>(base);
    head.put("stack/terraform.tfvars", "key = \"theirs\"\n");
    var was = Optional.<Tree>of(new MapTree(base));
    assertEquals(List.of(), Precautions.of("stack", new MapTree(base), was));
    assertEquals(1, Precautions.of("stack", new MapTree(head), was).size());
  }

  @Test
  void aCommentIsNoCode() {
    String hidden = MAIN.replace("region = ", "# profile = \"x\"\n  region = ");
    var base = new MapTree(with("stack/main.tf", hidden));
    var head = new MapTree(with("stack/main.tf", hidden.replace("# profile", "#\n profile")));
    assertEquals(1, Precautions.of("stack", head, Optional.of(base)).size());
  }

  @Test
  void modulesFromElsewhereAreNot() {
    assertReasonFor(
        "git::https://evil/x", "module \"far\" {\n  source = \"git::https://evil/x\"\n}\n");
    assertReason(
        "registry/x/y",
        1,
        with("network/main.tf", "module \"m\" {\n  source = \"registry/x/y\"\n}\n"));
  }

  @Test
  void anotherStateIsNot() {
    assertReason("kept in another place", 8, with("stack/main.tf", MAIN.replace("states", "mine")));
    assertReasonFor(
        "terraform_remote_state.other",
        "data \"terraform_remote_state\" \"other\" {\n  backend = \"s3\"\n}\n");
  }

  @Test
  void filesOfTheServerAreNotRead() {
    assertReason(
        "which file file reads",
        18,
        with("network/main.tf", "\n".repeat(17) + "locals {x = file(\"/etc/passwd\")}\n"));
    assertReason(
        "which file templatefile reads",
        1,
        with("network/main.tf", "locals {x = templatefile(\"${path.module}/../../x\", {})}\n"));
    assertReason(
        "which file file reads",
        1,
        with("network/main.tf", "locals {x = file(data.aws_vpc.x.id)}\n"));
    assertEquals(
        List.of(),
        reasons(
            with("network/main.tf", "locals {x = file(\"${path.module}/../stack/main.tf\")}\n")));
  }

  @Test
  void withoutABaseAllIsNew() {
    assertEquals(
        List.of("stack/main.tf", "stack/main.tf", "stack/main.tf", "stack/.terraform.lock.hcl"),
        Precautions.of("stack", new MapTree(BASE), Optional.empty()).stream()
            .filter(reason -> !reason.place().orElseThrow().file().startsWith("network"))
            .map(reason -> reason.place().orElseThrow().file())
            .toList());
  }
}
