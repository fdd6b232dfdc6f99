package io.driftwarden.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules from elsewhere, as a person has them judged. */
final class FetchCommandTest {
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

  @TempDir Path folder;
  private HttpServer http;

  private record Ended(int code, String out, String err) {}

  private static Ended run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Driftwarden.run(new PrintWriter(out), new PrintWriter(err), arguments);
    assertFalse((out + "" + err).contains("\tat "), "a stack trace:\n" + out + err);
    return new Ended(code, out.toString(), err.toString());
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static byte[] zip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("main.tf"));
      zip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @BeforeEach
  void start() throws IOException {
    byte[] module = zip(OPEN);
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    http.createContext(
        "/db.zip",
        exchange -> {
          exchange.sendResponseHeaders(200, module.length);
          exchange.getResponseBody().write(module);
          exchange.close();
        });
    http.start();
    write(
        "driftwarden.yaml",
        """
        repositories: [{name: infra, forge: builtin}]
        packages: {hosts: [{host: "%s", private: true, plainHttp: true}]}
        """
            .formatted(host()));
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  private String host() {
    return "127.0.0.1:" + http.getAddress().getPort();
  }

  private Ended fetch(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "fetch";
    arguments[1] = folder.resolve("repo").toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return run(arguments);
  }

  @Test
  void whatAFolderRefersToIsBroughtOnce() throws IOException {
    write(
        "repo/main.tf", "module \"db\" {\n  source = \"http://%s/db.zip\"\n}\n".formatted(host()));
    String config = folder.resolve("driftwarden.yaml").toString();
    Ended first = fetch("--config", config);
    assertEquals(0, first.code(), first.out() + first.err());
    assertTrue(first.out().startsWith("fetched " + host() + "/db.zip@"), first.out());
    assertTrue(first.out().contains("sha256:"), first.out());
    assertTrue(fetch("--config", config).out().startsWith("had "));
    http.stop(0);
    Ended away = fetch("--config", config);
    assertTrue(away.out().contains("could not be reached"), away.out());
    assertEquals(0, away.code());
  }

  @Test
  void whatIsNotToBeHadIsNamedWithTheReason() throws IOException {
    write(
        "repo/main.tf", "module \"db\" {\n  source = \"https://%s/db.zip\"\n}\n".formatted(host()));
    Ended ended = fetch("--allow", "registry.terraform.io");
    assertEquals(1, ended.code());
    assertTrue(ended.out().startsWith("missing https://" + host() + "/db.zip"), ended.out());
    assertTrue(ended.out().contains("not among those that packages are fetched from"), ended.out());
  }

  @Test
  void aFolderWithoutReferencesNeedsNothing() throws IOException {
    write("repo/main.tf", OPEN);
    assertEquals(0, fetch().code());
  }

  private static final String CALL =
      "module \"db\" {\n  source  = \"acme/db/aws\"\n  version = \"~> 1.0\"\n}\n";

  @Test
  void checkNamesTheCommandForWhatIsNotThere() throws IOException {
    write("repo/main.tf", CALL.replace("acme", "nobody-has-this-name"));
    Ended ended = run("check", folder.resolve("repo").toString());
    assertTrue(ended.out().contains("\"driftwarden fetch\" brings it there"), ended.out());
  }

  @Test
  void whatTerraformInitPutThereIsJudged() throws IOException {
    write("repo/main.tf", CALL);
    write("repo/.terraform/modules/db/modules/x/main.tf", "# not called\n");
    write("repo/.terraform/modules/db/main.tf", OPEN);
    write(
        "repo/.terraform/modules/modules.json",
        """
        {"Modules": [
          {"Key": "", "Source": "", "Dir": "."},
          {"Key": "db", "Source": "registry.terraform.io/acme/db/aws", "Version": "1.4.2",
           "Dir": ".terraform/modules/db"}]}
        """);
    Ended ended = run("check", folder.resolve("repo").toString());
    assertEquals(1, ended.code(), ended.out());
    assertTrue(
        ended.out().contains("registry.terraform.io/acme/db/aws@1.4.2/main.tf:6"), ended.out());
  }

  @Test
  void aFolderThatTerraformDidNotMakeIsNotTaken() throws IOException {
    write("repo/main.tf", CALL);
    write("other/main.tf", OPEN);
    write(
        "repo/.terraform/modules/modules.json",
        "{\"Modules\": [{\"Key\": \"db\", \"Source\": \"registry.terraform.io/acme/db/aws\", \"Version\": \"1.4.2\", \"Dir\": \"../other\"}]}");
    assertTrue(run("check", folder.resolve("repo").toString()).out().contains("driftwarden fetch"));
  }
}
