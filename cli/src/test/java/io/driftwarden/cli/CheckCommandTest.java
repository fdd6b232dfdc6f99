package io.driftwarden.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who runs the command; git is the real one. */
class CheckCommandTest {
  private static final String OPEN =
      """
      resource "aws_security_group" "db" {
        ingress {
          from_port   = 5432
          to_port     = 5432
          protocol    = "tcp"
          cidr_blocks = ["0.0.0.0/0"]
        }
      }
      """;
  private static final String CLOSED = OPEN.replace("0.0.0.0/0", "10.0.0.0/8");

  @TempDir Path folder;

  private record Ended(int code, String out, String err) {}

  private static Ended run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Driftwarden.run(new PrintWriter(out), new PrintWriter(err), arguments);
    assertFalse((out + "" + err).contains("\tat "), "a stack trace:\n" + out + err);
    return new Ended(code, out.toString(), err.toString());
  }

  private Ended check(String... more) {
    return run(
        Stream.concat(Stream.of("check", folder.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void git(String... arguments) throws Exception {
    Process process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of("git", "-c", "user.name=Dev", "-c", "user.email=dev@example.com"),
                        Stream.of(arguments))
                    .toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  /** The errors that a run must name: where, and words that it must use. */
  private static void assertCannotJudge(Ended ended, String place, String words) {
    String all = ended.out() + ended.err();
    assertEquals(2, ended.code(), all);
    assertTrue(all.contains(place), place + " is not in:\n" + all);
    assertTrue(all.contains(words), words + " is not in:\n" + all);
  }

  @Test
  void theExitCodeIsTheVerdict() throws IOException {
    write("net/main.tf", CLOSED);
    assertEquals(0, check().code());
    write("net/main.tf", OPEN);
    Ended failed = check();
    assertEquals(1, failed.code());
    String place = folder.resolve("net/main.tf") + ":6:";
    assertTrue(failed.out().contains(place), failed.out());
    assertTrue(failed.out().contains("DW-NET-001"), failed.out());
    assertTrue(failed.out().contains("^^^"), failed.out());
    assertTrue(failed.out().contains("Fix: "), failed.out());
  }

  @Test
  void everyFormatTellsTheSameFinding() throws IOException {
    write("net/main.tf", OPEN);
    for (String format : List.of("text", "json", "sarif", "markdown")) {
      Ended ended = check("--format", format);
      assertEquals(1, ended.code(), format);
      assertTrue(ended.out().contains("DW-NET-001"), ended.out());
      assertEquals("", ended.err(), format);
    }
    assertTrue(check("--format", "xml").err().contains("text, json, sarif, markdown"));
  }

  @Test
  void againstABaseOnlyTheChangeCounts() throws Exception {
    write("net/main.tf", OPEN);
    write("other/main.tf", CLOSED);
    git("init", "-q", "-b", "main");
    git("add", "-A");
    git("commit", "-q", "-m", "Begin");
    write("net/main.tf", "# moved down\n" + OPEN);
    Ended existing = check("--base", "main");
    assertEquals(0, existing.code(), existing.out());
    assertTrue(existing.out().contains("existing: "), existing.out());
    assertTrue(existing.out().contains("1 stack judged"), existing.out());
    write("net/main.tf", CLOSED);
    assertTrue(check("--base", "HEAD").out().contains("fixed: "));
    write("other/main.tf", OPEN);
    assertEquals(1, check("--base", "HEAD").code());
    Ended below = run("check", folder.resolve("other").toString(), "--base", "HEAD");
    assertEquals(1, below.code(), below.out());
    assertTrue(below.out().contains(folder.resolve("other/main.tf") + ":6:"), below.out());
    assertCannotJudge(check("--base", "no-such"), "no-such", "Fetch it, or name another");
  }

  /** What git ignores is in no revision; a folder that is ignored as a whole was asked for. */
  @Test
  void whatGitIgnoresIsNotJudged() throws Exception {
    write("net/main.tf", CLOSED);
    write("net/build/copy/main.tf", OPEN);
    write("tracked/build/main.tf", CLOSED);
    write(".gitignore", "build/\n");
    git("init", "-q", "-b", "main");
    git("add", "-A");
    git("add", "-f", "tracked/build");
    git("commit", "-q", "-m", "Begin");
    assertEquals(0, check().code());
    assertTrue(check().out().contains("2 stacks judged"), check().out());
    assertTrue(check("--base", "HEAD").out().contains("0 stacks judged"));
    assertEquals(0, run("check", folder.resolve("net").toString()).code());
    assertEquals(1, run("check", folder.resolve("net/build/copy").toString()).code());
    write("tracked/build/main.tf", OPEN);
    assertEquals(1, check("--base", "HEAD").code());
  }

  @Test
  void aBaseNeedsAGitRepository() throws IOException {
    write("net/main.tf", CLOSED);
    assertCannotJudge(check("--base", "main"), "--base", "git repository");
  }

  @Test
  void brokenFilesAreToldWithTheirPlace() throws IOException {
    write("net/main.tf", "resource \"a\" \"b\" {\n  x = [1,\n}\n");
    assertCannotJudge(check(), "net/main.tf:3:1", "error: ");
    write("net/main.tf", CLOSED);
    write("k8s/a.yaml", "apiVersion: v1\nkind: ConfigMap\n  bad: [\n");
    assertCannotJudge(check(), "k8s/a.yaml:3", "error: ");
    write("k8s/a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
    write(".driftwarden.yaml", "policies: [policies]\n");
    write("policies/p.rego", "package main\n\ndeny contains msg if {\n");
    assertCannotJudge(check(), "policies/p.rego:4:1", "rego_parse_error");
    write("policies/p.rego", "package main\n\ndeny contains msg if { x > 1 }\n");
    assertCannotJudge(check(), "policies/p.rego:3", "rego_unsafe_var_error");
  }

  @Test
  void aHugeFileIsToldAndNotRead() throws IOException {
    write("net/main.tf", CLOSED);
    try (RandomAccessFile huge =
        new RandomAccessFile(folder.resolve("net/huge.tf").toFile(), "rw")) {
      huge.setLength(50L << 20);
    }
    assertCannotJudge(check(), "net/huge.tf", "10 MB");
    Files.move(folder.resolve("net/huge.tf"), folder.resolve("net/huge.yaml"));
    assertCannotJudge(check(), "net/huge.yaml", "10 MB");
    Files.move(folder.resolve("net/huge.yaml"), folder.resolve("net/huge.bin"));
    assertEquals(0, check().code());
  }

  @Test
  void aLinkOutOfTheRepositoryIsToldAndNotFollowed() throws IOException {
    write("net/main.tf", CLOSED);
    Files.createSymbolicLink(folder.resolve("net/passwd.tf"), Path.of("/etc/passwd"));
    Ended ended = check();
    assertCannotJudge(ended, "net/passwd.tf", "out of the repository");
    assertFalse(ended.out().contains("root:"), ended.out());
  }

  @Test
  void nothingAndNowhereAreTold() throws IOException {
    assertCannotJudge(check(), "Nothing to judge", "Terraform");
    assertCannotJudge(run("check", folder + "/no-such"), "no-such", "no folder");
    write("file.tf", CLOSED);
    assertCannotJudge(run("check", folder + "/file.tf"), "file.tf", "is a file");
    assertCannotJudge(run("check", "ssh://example.com/x.git"), "https://", "not served");
    assertCannotJudge(run("check", "http://127.0.0.1:1/x.git"), "127.0.0.1:1", "nothing answers");
    assertCannotJudge(run("check", "http://u:secret@127.0.0.1:1/x.git"), "127.0.0.1:1", "fetched");
    assertFalse(run("check", "http://u:secret@127.0.0.1:1/x.git").err().contains("secret"));
  }

  @Test
  void aFolderMayReadAllOfTheRepositoryAroundIt() throws Exception {
    write("envs/prod/main.tf", "module \"db\" {\n  source = \"../../modules/db\"\n}\n");
    write("modules/db/main.tf", CLOSED);
    String prod = folder.resolve("envs/prod").toString();
    assertCannotJudge(run("check", prod), "envs/prod/main.tf:2", "leads out of the repository");
    git("init", "-q", "-b", "main");
    git("add", "-A");
    git("commit", "-q", "-m", "Begin");
    assertEquals(0, run("check", prod).code());
    write("modules/db/main.tf", OPEN);
    Ended changed = run("check", prod, "--base", "HEAD");
    assertEquals(1, changed.code());
    assertTrue(changed.out().contains(folder.resolve("modules/db/main.tf") + ":6:"), changed.out());
    assertTrue(changed.out().contains("^^^"), changed.out());
  }

  @Test
  void theNearestSettingsTellWhereTheRepositoryOfAFolderBegins() throws Exception {
    write("infra/envs/prod/main.tf", OPEN);
    write("infra/other/main.tf", OPEN);
    git("init", "-q", "-b", "main");
    String prod = folder.resolve("infra/envs/prod").toString();
    assertEquals(1, run("check", prod).code());
    write("infra/.driftwarden.yaml", "fail-on: critical\nstacks: [other, nowhere]\n");
    Ended unlisted = run("check", prod);
    assertEquals(0, unlisted.code(), unlisted.out());
    assertTrue(unlisted.out().contains("these are stacks: envs/prod (terraform)"), unlisted.out());
    assertFalse(unlisted.out().contains("stack_missing"), unlisted.out());
    write("infra/envs/prod/.driftwarden.yaml", "ignore: [x]\n");
    assertEquals(1, run("check", prod).code());
  }

  @Test
  void aDamagedRepositoryIsTold() throws Exception {
    write("net/main.tf", CLOSED);
    git("init", "-q", "-b", "main");
    git("add", "-A");
    git("commit", "-q", "-m", "Begin");
    try (Stream<Path> objects = Files.walk(folder.resolve(".git/objects"))) {
      for (Path object : objects.filter(Files::isRegularFile).toList()) {
        assertTrue(object.toFile().setWritable(true));
        Files.writeString(object, "damaged");
      }
    }
    assertCannotJudge(check("--base", "main"), "error: ", "read");
    assertEquals(0, check().code());
  }

  @Test
  void helpNamesWhatThereIs() {
    Ended help = run("--help");
    assertEquals(0, help.code());
    assertTrue(help.out().contains("check"), help.out());
    assertEquals(help.out(), run().out());
    Ended wrong = run("chekc");
    assertEquals(2, wrong.code());
    assertTrue(wrong.err().contains("check"), wrong.err());
  }

  @Test
  void aPlanOfTerraformIsJudgedAtItsOwnLines() throws Exception {
    write(
        "plan.json",
        """
        {"format_version": "1.2", "terraform_version": "1.11.4",
         "planned_values": {"root_module": {"resources": [
          {"address": "aws_db_instance.d", "mode": "managed", "type": "aws_db_instance", "name": "d",
           "values": {"publicly_accessible": true,
                      "storage_encrypted": false, "password": "hunter2"},
           "sensitive_values": {"password": true}}]}},
         "resource_changes": []}
        """);
    Ended ended = run("check", folder + "/plan.json");
    assertEquals(1, ended.code(), ended.err());
    assertTrue(ended.out().contains("/plan.json:4:"), ended.out());
    assertTrue(ended.out().contains("/plan.json:5:"), ended.out());
    assertFalse(ended.out().contains("hunter2"), ended.out());
    write("other.json", "{\"a\": 1}");
    assertCannotJudge(run("check", folder + "/other.json"), "other.json", "no plan");
  }
}
