package io.driftwarden.render.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.MapTree;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PackagedRenderingTest {
  private static final Stack LIVE = new Stack("live", Stack.Kind.TERRAFORM);
  private static final String VPC = "registry.terraform.io/acme/vpc/aws@5.1.0";
  private static final String CALL =
      "module \"vpc\" {\n  source  = \"acme/vpc/aws\"\n  version = \"~> 5.0\"\n  cidr = \"10.0.0.0/16\"\n}\n";

  private final Shelf shelf = new Shelf();
  private final StackRenderer renderer = new StackRenderer(shelf);

  private Rendering terraform(String main) {
    return renderer.render(LIVE, new MapTree(Map.of("live/main.tf", main, "own.txt", "own")));
  }

  private static List<String> shown(Rendering rendering) {
    return rendering.resources().stream()
        .map(resource -> resource.address() + " " + resource.place())
        .toList();
  }

  private static Diagnostic only(Rendering rendering) {
    assertEquals(1, rendering.diagnostics().size(), rendering.diagnostics().toString());
    return rendering.diagnostics().getFirst();
  }

  @Test
  void aRegistrysModuleIsReadWithTheModulesInIt() {
    shelf.put(
        "registry.terraform.io/acme/vpc/aws ~> 5.0",
        VPC,
        Map.of(
            "main.tf",
            "variable \"cidr\" {}\nmodule \"net\" {\n  source = \"./modules/net\"\n  cidr = var.cidr\n}\n",
            "modules/net/main.tf",
            "variable \"cidr\" {}\nresource \"aws_vpc\" \"this\" {\n  cidr_block = var.cidr\n  tags = { text = file(\"${path.module}/text\") }\n}\n",
            "modules/net/text",
            "hello"));
    Rendering rendering = terraform(CALL);
    assertEquals(List.of(), rendering.diagnostics());
    assertEquals(
        List.of("module.vpc.module.net.aws_vpc.this " + VPC + "/modules/net/main.tf:2:1"),
        shown(rendering));
    Resource vpc = rendering.resources().getFirst();
    assertTrue(vpc.attributes().toString().contains("10.0.0.0/16"));
    assertTrue(vpc.attributes().toString().contains("hello"));
  }

  private static List<String> brought(Rendering rendering) {
    return rendering.resources().stream()
        .map(resource ->
            resource.address()
                + resource.brought().stream()
                    .map(block -> " " + block.message() + " " + block.place())
                    .collect(Collectors.joining()))
        .toList();
  }

  @Test
  void whatIsInAPackageIsToldWithTheLastBlockBeforeIt() {
    shelf.put(
        "registry.terraform.io/acme/vpc/aws ~> 5.0",
        VPC,
        Map.of(
            "main.tf", "module \"net\" { source = \"./net\" }\nresource \"t\" \"a\" {}\n",
            "net/main.tf", "resource \"t\" \"b\" {}\n"));
    Map<String, String> files =
        Map.of(
            "live/main.tf",
            "module \"own\" { source = \"../own\" }\n",
            "own/main.tf",
            "resource \"t\" \"c\" {}\nmodule \"vpc\" {\n  source = \"acme/vpc/aws\"\n  version = \"~> 5.0\"\n}\n");
    assertEquals(
        List.of(
            "module.own.t.c",
            "module.own.module.vpc.t.a called here own/main.tf:2:1",
            "module.own.module.vpc.module.net.t.b called here own/main.tf:2:1"),
        brought(renderer.render(LIVE, new MapTree(files))));
  }

  @Test
  void whatAReleasedChartMakesIsToldWithTheRelease() {
    shelf.put("https://charts.example.com/cache 1.4.0", "charts.example.com/cache@1.4.0", CACHE);
    String release =
        "resource \"helm_release\" \"x\" {\n  name = \"x\"\n  repository = \"https://charts.example.com\"\n  chart = \"cache\"\n  version = \"1.4.0\"\n}\n";
    assertEquals(
        List.of("helm_release.x", "helm_release.x/ConfigMap/cache released here live/main.tf:1:1"),
        brought(terraform(release)));
    shelf.put("registry.terraform.io/acme/vpc/aws ~> 5.0", VPC, Map.of("main.tf", release));
    assertEquals(
        List.of(
            "module.vpc.helm_release.x called here live/main.tf:1:1",
            "module.vpc.helm_release.x/ConfigMap/cache called here live/main.tf:1:1"),
        brought(terraform(CALL.replace("  cidr = \"10.0.0.0/16\"\n", ""))));
  }

  @Test
  void aDirectoryInsideAPackageMayBeMeant() {
    shelf.put(
        "git::https://github.com/acme/modules.git?ref=v2",
        "github.com/acme/modules@v2",
        Map.of(
            "network/main.tf", "module \"b\" { source = \"../shared\" }\n",
            "shared/main.tf", "resource \"t\" \"a\" {}\n"));
    Rendering rendering =
        terraform("module \"a\" { source = \"github.com/acme/modules//network?ref=v2\" }\n");
    assertEquals(
        List.of("module.a.module.b.t.a github.com/acme/modules@v2/shared/main.tf:1:1"),
        shown(rendering));
  }

  @Test
  void whatIsNotToBeHadIsUnknownWithTheReason() {
    Rendering rendering = terraform(CALL + "resource \"t\" \"a\" { vpc = module.vpc.vpc_id }\n");
    Diagnostic told = only(rendering);
    assertEquals("terraform_remote_module", told.code());
    assertTrue(!told.isError());
    assertTrue(
        told.detail().contains("not on the shelf (registry.terraform.io/acme/vpc/aws ~> 5.0)"));
    assertTrue(rendering.resources().getFirst().attributes().toString().contains("acme/vpc/aws"));
  }

  @Test
  void aModuleOfAPackageHasNoPathToTheRepository() {
    shelf.put(
        "registry.terraform.io/acme/vpc/aws ~> 5.0",
        VPC,
        Map.of(
            "main.tf", "variable \"cidr\" {}\nmodule \"out\" { source = \"../../../../live\" }\n"));
    assertEquals("terraform_module_missing", only(terraform(CALL)).code());
  }

  @Test
  void aDirectoryOfTheRepositoryDoesNotPassForAPackage() {
    shelf.put("registry.terraform.io/acme/vpc/aws ~> 5.0", VPC, Map.of("main.tf", ""));
    Map<String, String> files =
        Map.of("live/main.tf", CALL, VPC + "/main.tf", "variable \"cidr\" {}\n");
    Diagnostic told = only(renderer.render(LIVE, new MapTree(files)));
    assertTrue(told.detail().contains("where its files would stand"), told.detail());
  }

  @Test
  void anotherPackageIsAnotherRendering() {
    assertEquals(1, terraform(CALL).diagnostics().size());
    shelf.put(
        "registry.terraform.io/acme/vpc/aws ~> 5.0",
        VPC,
        Map.of("main.tf", "variable \"cidr\" {}\nresource \"t\" \"a\" {}\n"));
    Rendering one = terraform(CALL);
    assertEquals(1, one.resources().size());
    assertEquals(one, terraform(CALL));
    shelf.put(
        "registry.terraform.io/acme/vpc/aws ~> 5.0",
        "registry.terraform.io/acme/vpc/aws@5.2.0",
        Map.of("main.tf", "variable \"cidr\" {}\nresource \"t\" \"b\" {}\n"));
    assertEquals("module.vpc.t.b", terraform(CALL).resources().getFirst().address());
  }

  private static final Map<String, String> WEB =
      Map.of(
          "web/Chart.yaml",
          "apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies:\n  - {name: cache, version: ^1.0.0, repository: \"https://charts.example.com/\"}\n",
          "web/values.yaml",
          "cache: {size: 3}\n",
          "web/templates/a.yaml",
          "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: own}\n");

  private static final Map<String, String> CACHE =
      Map.of(
          "Chart.yaml", "apiVersion: v2\nname: cache\nversion: 1.4.0\n",
          "templates/b.yaml",
              "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cache}\ndata: {size: \"{{ .Values.size }}\"}\n");

  private Rendering chart(Map<String, String> files) {
    return renderer.render(new Stack("web", Stack.Kind.HELM), new MapTree(files));
  }

  @Test
  void aDependencyOfAChartIsRenderedWithIt() {
    shelf.put("https://charts.example.com/cache ^1.0.0", "charts.example.com/cache@1.4.0", CACHE);
    Rendering rendering = chart(WEB);
    assertEquals(List.of(), rendering.diagnostics());
    assertEquals(2, rendering.resources().size());
    assertTrue(
        shown(rendering).toString().contains("charts.example.com/cache@1.4.0/templates/b.yaml"));
    assertTrue(rendering.resources().toString().contains("3"));
  }

  @Test
  void aLibraryMakesNothing() {
    Rendering rendering =
        chart(Map.of("web/Chart.yaml", "{name: web, version: 1.0.0, type: library}"));
    assertEquals(List.of(), rendering.resources());
    assertEquals(List.of(), rendering.diagnostics());
  }

  @Test
  void theVersionIsThatOfTheLockFile() {
    Map<String, String> files = new HashMap<>(WEB);
    files.put(
        "web/Chart.lock",
        "dependencies:\n- name: cache\n  repository: https://charts.example.com/\n  version: 1.2.0\n");
    assertTrue(only(chart(files)).detail().contains("https://charts.example.com/cache 1.2.0)"));
    files.put("web/Chart.lock", files.get("web/Chart.lock").replace("1.2.0", "2.0.0"));
    assertTrue(only(chart(files)).detail().contains("https://charts.example.com/cache ^1.0.0)"));
  }

  @Test
  void withoutADependencyTheChartIsUnknownWithTheReason() {
    Rendering rendering = chart(WEB);
    assertEquals("helm_remote_chart", only(rendering).code());
    assertTrue(!only(rendering).isError());
    assertEquals("web/Chart.yaml:5:5", String.valueOf(only(rendering).subject()));
  }

  @Test
  void aDependencyOfTheSameRepositoryIsRenderedWithIt() {
    Map<String, String> files =
        Map.of(
            "web/Chart.yaml",
            """
            apiVersion: v2
            name: web
            version: 1.0.0
            dependencies:
              - name: cache
                version: 1.x.x
                repository: file://../shared/cache
            """,
            "shared/cache/Chart.yaml",
            "{apiVersion: v2, name: cache, version: 1.2.0}",
            "shared/cache/templates/a.yaml",
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}}");
    Rendering rendering = chart(files);
    assertEquals(List.of(), rendering.diagnostics());
    assertEquals("shared/cache/templates/a.yaml", rendering.resources().getFirst().place().file());
    Map<String, String> gone = new HashMap<>(files);
    gone.remove("shared/cache/Chart.yaml");
    assertEquals(
        "It needs the chart \"cache\" of file://../shared/cache. There is no chart at that path in this repository. Its objects are not judged.",
        only(chart(gone)).detail());
  }

  /** Takes names of charts, each with those that it needs, which stand beside it. */
  private static Map<String, String> beside(Map<String, List<String>> charts) {
    Map<String, String> files = new HashMap<>();
    charts.forEach((name, needed) -> {
      files.put(
          name + "/Chart.yaml",
          "apiVersion: v2\nname: %s\nversion: 1.0.0\ndependencies:\n".formatted(name)
              + needed.stream()
                  .map("- {name: %1$s, version: 1.0.0, repository: 'file://../%1$s'}\n"::formatted)
                  .collect(Collectors.joining()));
      files.put(
          name + "/templates/a.yaml",
          "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s}}".formatted(name));
    });
    return files;
  }

  @Test
  void whatADependencyOfTheSameRepositoryNeedsIsRenderedToo() {
    Rendering rendering =
        chart(beside(Map.of("web", List.of("a"), "a", List.of("b"), "b", List.of())));
    assertEquals(List.of(), rendering.diagnostics());
    assertEquals(3, rendering.resources().size());
  }

  @Test
  void chartsThatNeedEachOtherAreToldWithTheWholeCircle() {
    Rendering rendering =
        chart(beside(Map.of("web", List.of("a"), "a", List.of("b"), "b", List.of("a"))));
    assertEquals(
        "It needs the chart \"a\" of file://../a. It can't be a part of itself: a needs b needs a. Take out one of these dependencies. Its objects are not judged.",
        only(rendering).detail());
    assertEquals("b/Chart.yaml:5:3", String.valueOf(only(rendering).subject()));
    assertEquals(3, rendering.resources().size());
    assertTrue(
        only(chart(beside(Map.of("web", List.of("web"))))).detail().contains("web needs web."));
  }

  @Test
  void chartsThatMultiplyEndInATellingAndNotInALongWait() {
    Map<String, List<String>> levels = new HashMap<>();
    List<String> below = List.of();
    for (int level = 9; level >= 0; level--) {
      List<String> here = List.of("x" + level, "y" + level, "z" + level);
      for (String name : here) {
        levels.put(name, below);
      }
      below = here;
    }
    levels.put("web", below);
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            assertTrue(chart(beside(levels)).diagnostics().stream().anyMatch(Diagnostic::isError)));
  }

  @Test
  void whatADependencyMakesIsToldWithTheLineThatNamesIt() {
    shelf.put("https://charts.example.com/cache ^1.0.0", "charts.example.com/cache@1.4.0", CACHE);
    assertEquals(
        List.of("ConfigMap/cache needed here web/Chart.yaml:5:5", "ConfigMap/own"),
        brought(chart(WEB)).stream().sorted().toList());
    Map<String, String> files = new HashMap<>(WEB);
    files.putAll(beside(Map.of("all", List.of("web"))));
    assertTrue(
        brought(renderer.render(new Stack("all", Stack.Kind.HELM), new MapTree(files)))
            .contains("ConfigMap/cache needed here web/Chart.yaml:5:5"));
    files.put(
        "live/main.tf",
        "resource \"helm_release\" \"x\" {\n  name = \"x\"\n  chart = \"../web\"\n}\n");
    assertTrue(
        brought(renderer.render(LIVE, new MapTree(files)))
            .contains("helm_release.x/ConfigMap/cache needed here web/Chart.yaml:5:5"));
  }

  @Test
  void aDependencyThatIsVendoredIsNotAskedFor() {
    Map<String, String> files = new HashMap<>(WEB);
    CACHE.forEach((path, text) -> files.put("web/charts/anything/" + path, text));
    Rendering rendering = chart(files);
    assertEquals(List.of(), rendering.diagnostics());
    assertEquals(Map.of(), rendering.packages());
  }

  @Test
  void aReleasesChartIsSeenThrough() {
    shelf.put("https://charts.example.com/cache 1.4.0", "charts.example.com/cache@1.4.0", CACHE);
    shelf.put("oci://ghcr.io/acme/cache", "ghcr.io/acme/cache@1.4.0", CACHE);
    Rendering rendering =
        terraform(
            """
            resource "helm_release" "a" {
              name = "a"
              chart = "cache"
              repository = "https://charts.example.com"
              version = "1.4.0"
              set {
                name = "size"
                value = 7
              }
            }
            resource "helm_release" "b" {
              name = "b"
              chart = "oci://ghcr.io/acme/cache"
            }
            """);
    assertEquals(List.of(), rendering.diagnostics());
    assertEquals(4, rendering.resources().size());
    assertEquals("helm_release.a/ConfigMap/cache", rendering.resources().get(1).address());
  }
}
