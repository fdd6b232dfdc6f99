package io.driftwarden.controller.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.config.RepositoryConfig.Builtin;
import io.driftwarden.controller.config.RepositoryConfig.GitHub;
import io.driftwarden.controller.config.RepositoryConfig.GitLab;
import io.driftwarden.controller.config.RepositoryConfig.Gitea;
import io.driftwarden.controller.config.TargetConfig.Planning;
import io.driftwarden.controller.packages.Host;
import io.driftwarden.controller.packages.Hosts;
import io.driftwarden.controller.repo.Credentials;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Postgres;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigFileTest {
  @TempDir Path folder;

  private ServerConfig read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("driftwarden.yaml"), text);
    return ConfigFile.read(file, Map.of("GITEA_TOKEN", "from-env"));
  }

  private List<Diagnostic> problems(String text) {
    return assertThrows(DiagnosticException.class, () -> read(text)).diagnostics();
  }

  /** Returns the problem that is told at a line and column. */
  private Diagnostic problem(String text, int line, int column) {
    List<Diagnostic> problems = problems(text);
    return problems.stream()
        .filter(problem -> problem.place().orElseThrow().line() == line)
        .filter(problem -> problem.place().orElseThrow().column() == column)
        .findFirst()
        .orElseThrow(() -> new AssertionError(problems.toString()));
  }

  @Test
  void whatIsNotSaidHasItsDefault() throws IOException {
    ServerConfig config =
        read(
            """
            repositories:
              - {name: infra, forge: builtin}
            """);
    assertEquals(
        new ServerConfig(
            folder.resolve("data"),
            StoreConfig.EMBEDDED,
            new Listen("127.0.0.1", 8080),
            List.of(RepositoryConfig.builtin("infra")),
            List.of(),
            List.of(),
            Duration.ofMinutes(10),
            Optional.empty(),
            new PolicyConfig.Embedded(),
            new PageConfig(PageConfig.Readers.EVERYONE, Optional.empty()),
            new PackagesConfig(new Hosts(List.of(), false), Duration.ofHours(1)),
            Path.of(System.getProperty("user.home"), ".local/share/driftwarden/schemas")),
        config);
  }

  private RepositoryConfig.Host host(String name, String forge, String rest) throws IOException {
    ServerConfig config =
        read(
            """
            repositories:
              - {name: %s, forge: %s, token: {env: GITEA_TOKEN}, %s}
            """
                .formatted(name, forge, rest));
    return config.repositories().getFirst().host();
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/acme/infra.git, https://api.github.com",
    "https://github.com/acme/infra, https://api.github.com",
    "https://acme.ghe.com/acme/infra.git, https://api.acme.ghe.com",
    "https://git.example.com/acme/infra.git, https://git.example.com/api/v3",
  })
  void gitHubsApiIsKnownByTheUrl(String url, String api) throws IOException {
    assertEquals(
        new GitHub(
            url, URI.create(api), new Secret("from-env"), Optional.empty(), Optional.empty()),
        host("acme/infra", "github", "url: \"" + url + "\""));
  }

  @Test
  void gitLabsProjectMayBeInSubgroups() throws IOException {
    assertEquals(
        new GitLab(
            "https://gitlab.example.com/acme/platform/eu/infra.git",
            URI.create("https://gitlab.example.com"),
            new Secret("from-env"),
            Optional.empty(),
            Optional.empty()),
        host(
            "acme/platform/eu/infra",
            "gitlab",
            "url: \"https://gitlab.example.com/acme/platform/eu/infra.git\""));
  }

  @ParameterizedTest
  @CsvSource({
    "a/b/c, github",
    "infra, gitlab",
    "acme/../infra, gitlab",
    "acme//infra, gitlab",
    "/acme/infra, gitlab",
    "acme/infra.git/x, gitlab",
    "a/b/c, gitea",
  })
  void aNameOfAnotherFormIsRefused(String name, String forge) {
    List<Diagnostic> problems =
        problems(
            """
            repositories:
              - {name: %s, forge: %s, token: t, url: "https://x.example/r.git", api: "https://x.example"}
            """
                .formatted(name, forge));
    assertEquals(
        List.of("Name has another form"), problems.stream().map(Diagnostic::summary).toList());
  }

  @Test
  void allThatCanBeSaidIsHeard() throws IOException {
    Files.writeString(folder.resolve("hook"), "from-file\n");
    Files.createDirectory(folder.resolve("imported"));
    ServerConfig config =
        read(
            """
            data: /var/lib/driftwarden
            listen: {host: 0.0.0.0, port: 9000}
            repositories:
              - name: acme/infra
                forge: gitea
                url: https://git.example.com/sub/acme/infra.git
                api: https://api.example.com
                token: {env: GITEA_TOKEN}
                webhookSecret: {file: hook}
                poll: 90s
                branch: release
                approvals: 2
              - name: own
                forge: builtin
                poll: 1h
            targets:
              - name: dev
                kind: kubernetes
                kubeconfig: dev.kubeconfig
                context: admin
                namespace: apps
              - name: aws
                kind: terraform
                plan: never
                binary: tofu
                cliConfig: mirror.tfrc
                environment: {AWS_SECRET_ACCESS_KEY: {env: GITEA_TOKEN}}
                timeout: 5m
                aws:
                  region: eu-central-1
                  accessKeyId: AKIA
                  secretAccessKey: {file: hook}
                  endpoint: http://127.0.0.1:5599
              - {name: stacks, kind: cloudformation, aws: {region: us-east-1}, assets: assets}
            deploy:
              - {repository: acme/infra, stack: clusters/dev, target: dev}
            drift: {every: 2s}
            git: {password: pass}
            policy: {engine: opa, opa: {url: "http://127.0.0.1:8181", timeout: 3s}}
            page: {readers: token, token: from-whoever-reads}
            packages:
              hosts:
                - host: registry.terraform.io
                - {host: "git.example.com:8443/modules/", user: nora, password: {env: GITEA_TOKEN}, private: true}
              refresh: 5m
            schemas: imported
            """);
    var gitea =
        new Gitea(
            "https://git.example.com/sub/acme/infra.git",
            URI.create("https://api.example.com"),
            new Secret("from-env"),
            Optional.of(new Secret("from-file")),
            Optional.of("release"));
    assertEquals(
        new ServerConfig(
            Path.of("/var/lib/driftwarden"),
            StoreConfig.EMBEDDED,
            new Listen("0.0.0.0", 9000),
            List.of(
                new RepositoryConfig("acme/infra", gitea, Duration.ofSeconds(90), Optional.of(2)),
                new RepositoryConfig("own", new Builtin(), Duration.ofHours(1), Optional.empty())),
            List.of(
                new TargetConfig.Kubernetes(
                    "dev",
                    Planning.ASKED,
                    folder.resolve("dev.kubeconfig"),
                    Optional.of("admin"),
                    "apps"),
                new TargetConfig.Terraform(
                    "aws",
                    Planning.NEVER,
                    "tofu",
                    Optional.of(folder.resolve("mirror.tfrc")),
                    Map.of("AWS_SECRET_ACCESS_KEY", new Secret("from-env")),
                    Duration.ofMinutes(5),
                    Optional.of(
                        new AwsConfig(
                            "eu-central-1",
                            Optional.of(
                                new AwsConfig.Keys(
                                    "AKIA", new Secret("from-file"), Optional.empty())),
                            Optional.of(URI.create("http://127.0.0.1:5599"))))),
                new TargetConfig.CloudFormation(
                    "stacks",
                    Planning.TRUSTED,
                    new AwsConfig("us-east-1", Optional.empty(), Optional.empty()),
                    Optional.of("assets"))),
            List.of(new Apply.Place("acme/infra", "clusters/dev", "dev")),
            Duration.ofSeconds(2),
            Optional.of(new Secret("pass")),
            new PolicyConfig.Opa(URI.create("http://127.0.0.1:8181"), Duration.ofSeconds(3)),
            new PageConfig(PageConfig.Readers.TOKEN, Optional.of(new Secret("from-whoever-reads"))),
            new PackagesConfig(
                new Hosts(
                    List.of(
                        Host.named("registry.terraform.io"),
                        new Host(
                            "git.example.com:8443",
                            "modules",
                            Optional.of(new Credentials("nora", "from-env")),
                            true,
                            false)),
                    false),
                Duration.ofMinutes(5)),
            folder.resolve("imported")),
        config);
    assertFalse(config.toString().contains("from-"), config.toString());
    assertFalse(config.toString().contains("pass\""), config.toString());
  }

  @Test
  void aFolderOfSchemasIsThere() {
    problem("repositories: [{name: infra, forge: builtin}]\nschemas: nowhere\n", 2, 10);
  }

  @Test
  void aHostOfPackagesIsAName() {
    String served = "repositories: [{name: infra, forge: builtin}]\n";
    for (String host : List.of("https://github.com", "\"*\"", "github.com/../x y", "\"\"")) {
      assertEquals(
          1, problems(served + "packages: {hosts: [{host: %s}]}\n".formatted(host)).size(), host);
    }
    problem(served + "packages: {hosts: [{host: a.example, private: maybe}]}\n", 2, 47);
    problem(served + "packages: {hosts: [{host: a.example, user: nora}]}\n", 2, 44);
  }

  @Test
  void theForgesAddressIsTakenFromTheUrl() throws IOException {
    ServerConfig config =
        read(
            """
            repositories:
              - {name: a/b, forge: gitea, url: "https://git.example.com/x/a/b.git", token: t}
            """);
    Gitea gitea = (Gitea) config.repositories().getFirst().host();
    assertEquals(URI.create("https://git.example.com/x"), gitea.api());
  }

  @Test
  void anOpaServerNeedsItsAddressAndToBeChosen() throws IOException {
    String served = "repositories: [{name: infra, forge: builtin}]\n";
    assertEquals(
        new PolicyConfig.Opa(URI.create("https://opa.example.com"), Duration.ofSeconds(10)),
        read(served + "policy: {engine: opa, opa: {url: \"https://opa.example.com\"}}\n").policy());
    assertEquals("Missing key", problem(served + "policy: {engine: opa}\n", 2, 9).summary());
    assertEquals(
        "Not an address",
        problem(served + "policy: {engine: opa, opa: {url: \"127.0.0.1:8181\"}}\n", 2, 34)
            .summary());
    assertEquals(
        "OPA is not the engine",
        problem(served + "policy: {opa: {url: \"http://127.0.0.1:8181\"}}\n", 2, 15).summary());
    assertTrue(
        problem(served + "policy: {engine: rego}\n", 2, 18).detail().contains("embedded, opa"));
  }

  private static final String WRONG =
      """
      dta: /tmp
      listen: {port: 99999}
      repositories:
        - name: infra
          forge: githab
          url: ftp://git.example.com/infra.git
          poll: often
        - name: own
          forge: builtin
          token: abc
      targets:
        - {name: dev, kind: kubernets, kubeconfig: c}
      deploy:
        - {repository: ownn, stack: /clusters, target: prod}
      """;

  @Test
  void everyProblemIsToldAtOnceAndInItsPlace() {
    assertEquals(12, problems(WRONG).size());
    assertTrue(problem(WRONG, 1, 1).detail().contains("Did you mean \"data\"?"));
    assertEquals("Not a port", problem(WRONG, 2, 16).summary());
    assertTrue(problem(WRONG, 5, 12).detail().contains("gitea, github, gitlab, builtin"));
    assertEquals("Not an address", problem(WRONG, 6, 10).summary());
    assertEquals("Not a duration", problem(WRONG, 7, 11).summary());
    assertEquals("Unknown key", problem(WRONG, 10, 5).summary());
    assertTrue(problem(WRONG, 12, 23).detail().contains("Did you mean \"kubernetes\"?"));
    assertTrue(problem(WRONG, 14, 18).detail().contains("Did you mean \"own\"?"));
    assertEquals("Not a stack's path", problem(WRONG, 14, 31).summary());
    assertEquals("Unknown target", problem(WRONG, 14, 50).summary());
  }

  @Test
  void aSecretIsNeverRepeated() {
    String text =
        """
        repositories:
          - name: a/b
            forge: gitea
            url: https://user:s3cret@git.example.com/a/b.git
            tokn: s3cret
            webhookSecret: {env: s3cret, file: s3cret}
        """;
    String told = problems(text).toString();
    assertFalse(told.contains("s3cret"), told);
    assertTrue(told.contains("Did you mean \"token\"?"), told);
  }

  @Test
  void aSecretThatIsNotThereIsToldByWhereItShouldBe() {
    Diagnostic problem =
        problem(
            """
            repositories:
              - {name: a/b, forge: gitea, url: "http://h/a/b.git", token: {env: NOT_SET}}
            """,
            2,
            63);
    assertTrue(problem.detail().contains("NOT_SET"), problem.detail());
  }

  @Test
  void aGitServerThatOthersReachNeedsAPassword() {
    Diagnostic problem =
        problem(
            """
            listen: {host: 0.0.0.0}
            repositories:
              - {name: own, forge: builtin}
            """,
            1,
            16);
    assertEquals("Git server without a password", problem.summary());
  }

  @Test
  void theSameTwiceIsToldOnce() {
    List<Diagnostic> problems =
        problems(
            """
            repositories:
              - {name: own, forge: builtin}
              - {name: own, forge: builtin}
            """);
    assertEquals(List.of("Entry is there twice"), problems.stream().map(p -> p.summary()).toList());
  }

  @Test
  void anEmptyMissingOrBrokenFileIsToldByItsName() {
    assertEquals("Nothing to serve", problems("{}").getFirst().summary());
    assertEquals("Not one YAML document", problems("").getFirst().summary());
    assertEquals("YAML can't be read", problems("data: [").getFirst().summary());
    var missing =
        assertThrows(
            DiagnosticException.class,
            () -> ConfigFile.read(folder.resolve("nowhere.yaml"), Map.of()));
    assertTrue(
        missing.diagnostics().getFirst().place().orElseThrow().file().endsWith("nowhere.yaml"));
  }

  @Test
  void aPostgresIsHeardAndItsPasswordIsNotShown() throws IOException {
    ServerConfig config =
        read(
            """
            store:
              retention: 30d
              postgres:
                url: jdbc:postgresql://db.example.com:5432/driftwarden
                user: driftwarden
                password: {env: GITEA_TOKEN}
            repositories:
              - {name: acme/infra, forge: gitea, url: "https://g.example.com/acme/infra.git", token: t}
            """);
    var postgres =
        new Postgres(
            "jdbc:postgresql://db.example.com:5432/driftwarden", "driftwarden", "from-env");
    assertEquals(new StoreConfig(Duration.ofDays(30), Optional.of(postgres)), config.store());
    assertFalse(config.toString().contains("from-env"), config.toString());
  }

  @Test
  void aPostgresWithCredentialsInItsAddressIsRefused() {
    String text =
        """
        store: {postgres: {url: "jdbc:postgresql://h/db?password=x", user: u, password: p}}
        repositories: [{name: acme/infra, forge: gitea, url: "https://g.example.com/acme/infra.git", token: t}]
        """;
    assertTrue(problem(text, 1, 25).detail().contains("under their own keys"));
    assertEquals(1, problems(text.replace("?password=x", "?sslmode=require&user=u")).size());
    assertEquals(1, problems(text.replace("jdbc:postgresql://h/db?password=x", "h")).size());
  }

  @Test
  void theBuiltInGitServerIsNotForSeveralServers() {
    Diagnostic refused =
        problem(
            """
            store: {postgres: {url: "jdbc:postgresql://h/db", user: u, password: p}}
            repositories: [{name: own, forge: builtin}]
            """,
            1,
            19);
    assertTrue(refused.detail().contains("don't see them"), refused.detail());
  }

  @Test
  void theStoresPageShowsWhatIsHeard() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "store.md"));
    String shown = page.split("```yaml config\n", 2)[1].split("```", 2)[0];
    Path file = Files.writeString(folder.resolve("shown.yaml"), shown);
    ServerConfig config =
        ConfigFile.read(file, Map.of("GITEA_TOKEN", "token", "PG_PASSWORD", "from-env"));
    assertEquals(Duration.ofDays(90), config.store().retention());
    assertEquals("from-env", config.store().postgres().orElseThrow().password());
  }
}
