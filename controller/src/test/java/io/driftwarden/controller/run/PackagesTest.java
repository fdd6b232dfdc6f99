package io.driftwarden.controller.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.packages.Archives;
import io.driftwarden.controller.packages.Host;
import io.driftwarden.controller.packages.Hosts;
import io.driftwarden.controller.packages.WebSite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pull requests that refer to modules from elsewhere. */
final class PackagesTest {
  private static final String OPEN =
      """
      resource "aws_security_group" "opened" {
        ingress {
          from_port   = 5432
          to_port     = 5432
          protocol    = "tcp"
          cidr_blocks = ["0.0.0.0/0"]
        }
      }
      """;

  @TempDir Path folder;

  private static String call(String address) {
    return "module \"db\" {\n  source = \"%s\"\n}\n".formatted(address);
  }

  @Test
  void whatAModuleMakesIsJudged() {
    try (WebSite site = new WebSite();
        Scene scene = Scene.set(folder)) {
      site.put(
          "/db.tgz",
          Archives.tgz(
              Map.of("main.tf", call("./rules").replace("db", "rules"), "rules/main.tf", OPEN)));
      scene.fetchingFrom(new Hosts(List.of(site.host()), false)).start(step -> {});
      String head = scene.propose(1, "network/main.tf", call(site.url("/db.tgz")));
      scene.awaitComment(1, "DW-NET-001");
      scene.awaitComment(1, "/rules/main.tf:6");
      scene.await(() -> scene.forge.statuses(head).contains("driftwarden FAILURE"));
    }
  }

  @Test
  void aHostThatNobodyListedIsNotAskedAndTheVerdictSaysSo() {
    try (WebSite listed = new WebSite();
        WebSite other = new WebSite();
        Scene scene = Scene.set(folder)) {
      other.put("/db.tgz", Archives.tgz(Map.of("main.tf", OPEN)));
      scene.fetchingFrom(new Hosts(List.of(listed.host()), false)).start(step -> {});
      scene.propose(1, "network/main.tf", call(other.url("/db.tgz")));
      scene.awaitComment(1, "Cannot know statically what this module makes");
      scene.awaitComment(1, "not among those that packages are fetched from");
      assertEquals(List.of(), other.asked);
    }
  }

  @Test
  void aModuleInARepositoryThatIsWatchedIsReadThere() {
    try (Scene scene = Scene.set(folder)) {
      scene.upstream.write("modules/db/main.tf", OPEN);
      scene.upstream.push("main");
      scene.fetchingFrom(new Hosts(List.of(Host.named("forge.example")), false)).start(step -> {});
      scene.propose(
          1,
          "network/main.tf",
          call("git::ssh://git@forge.example/acme/infra.git//modules/db?ref=main"));
      scene.awaitComment(1, "forge.example/acme/infra@main/modules/db/main.tf:6");
    }
  }

  @Test
  void withoutAListNothingIsFetched() {
    try (WebSite site = new WebSite();
        Scene scene = Scene.begin(folder)) {
      site.put("/db.tgz", Archives.tgz(Map.of("main.tf", OPEN)));
      scene.propose(1, "network/main.tf", call(site.url("/db.tgz")));
      scene.awaitComment(1, "Cannot know statically what this module makes");
      assertTrue(site.asked.isEmpty());
    }
  }
}
