package io.driftwarden.controller.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.repo.Credentials;
import io.driftwarden.controller.repo.Git;
import io.driftwarden.controller.repo.GitHttp;
import io.driftwarden.controller.repo.GitServer;
import io.driftwarden.controller.repo.OpenGate;
import io.driftwarden.render.packages.PackageRef;
import io.driftwarden.render.packages.Packages.Answer;
import io.driftwarden.render.tree.Entry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules in git repositories, over HTTP as it is spoken by a real git server. */
final class GitPackageTest {
  @TempDir Path folder;
  private GitServer server;
  private GitHttp host;
  private Git work;
  private String first;
  private String second;

  @BeforeEach
  void start() throws IOException {
    server = new GitServer(folder.resolve("server"), new OpenGate(), event -> {});
    server.create("vpc");
    work = Git.init(folder.resolve("nora"));
    first = work.commit("main.tf", "# one\n", "One");
    work.run("tag", "-a", "v1", "-m", "One").orFail();
    second = work.commit("main.tf", "# two\n", "Two");
    work.run("push", "-q", server.path("vpc").toString(), "main", "v1").orFail();
    host = GitHttp.of(server);
  }

  @AfterEach
  void stop() {
    host.close();
    server.close();
  }

  private PackageRef git(String revision) {
    return new PackageRef.Git(host.url("/vpc.git"), revision);
  }

  private PackageCache cache() {
    return PackageCache.in(folder.resolve("packages"));
  }

  private Brought bring(PackageRef ref) {
    String authority = Hosts.authority(URI.create(host.url("/")));
    var allowed =
        new Host(authority, "", Optional.of(new Credentials("nora", "s3cret")), true, true);
    return new Fetcher(cache(), new Hosts(List.of(allowed), false), Clock.systemUTC())
        .bring(ref, Duration.ZERO);
  }

  private String text(PackageRef ref) {
    assertInstanceOf(Brought.Here.class, bring(ref), () -> bring(ref).toString());
    var found =
        assertInstanceOf(Answer.Found.class, new CachedPackages(cache(), _ -> "no").find(ref, ""));
    return new String(
        found.files().read((Entry.File) found.files().entry("main.tf").orElseThrow()), UTF_8);
  }

  @Test
  void aRevisionIsATagABranchOrACommit() {
    assertEquals("# one\n", text(git("v1")));
    assertEquals("# two\n", text(git("main")));
    assertEquals("# two\n", text(git("")));
    assertEquals("# one\n", text(git(first)));
    assertEquals("# one\n", text(git(first.substring(0, 10))));
    assertEquals("# two\n", text(git(second)));
  }

  @Test
  void aBranchMovesAndACommitDoesNot() throws IOException {
    text(git("main"));
    text(git(second));
    work.commit("main.tf", "# three\n", "Three");
    work.run("push", "-q", server.path("vpc").toString(), "main").orFail();
    assertEquals("# three\n", text(git("main")));
    host.close();
    assertEquals("# two\n", text(git(second)));
    assertInstanceOf(Brought.Kept.class, bring(git("main")));
  }

  @Test
  void aRevisionThatIsNotThereIsTold() {
    var not = assertInstanceOf(Brought.Not.class, bring(git("v9")));
    assertTrue(not.why().contains("no branch, tag or commit v9"), not.why());
  }
}
