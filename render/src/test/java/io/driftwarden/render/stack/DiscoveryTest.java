package io.driftwarden.render.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.Discovery.Discovered;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.FolderTree;
import io.driftwarden.render.tree.MapTree;
import io.driftwarden.render.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {
  private static final String MANIFEST = "apiVersion: v1\nkind: ConfigMap\n";
  private static final String TEMPLATE = "Resources:\n  B:\n    Type: AWS::S3::Bucket\n";

  /** Takes paths and texts by turns. */
  private static Tree tree(String... pathsAndTexts) {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
    }
    return new MapTree(files);
  }

  private static List<String> found(Tree tree, String... ignored) {
    return Discovery.below("", tree, Ignored.globs(List.of(ignored))).stacks().stream()
        .map(stack -> stack + " " + stack.kind())
        .toList();
  }

  @Test
  void aDirectoryOfSuchANameMarksNothing() {
    assertEquals(
        List.of("k8s KUBERNETES"),
        found(
            tree(
                "k8s/cdk.json/one.yaml",
                MANIFEST,
                "k8s/Chart.yaml/x",
                "",
                "k8s/main.tf/x",
                "",
                "k8s/two.yaml",
                MANIFEST)));
  }

  @Test
  void eachKindIsFoundByItsFiles() {
    assertEquals(
        List.of(
            "app CDK",
            "charts/db HELM",
            "k8s KUBERNETES",
            "stacks/queue.json CLOUDFORMATION",
            "stacks/store.yaml CLOUDFORMATION",
            "tf TERRAFORM",
            "tfjson TERRAFORM"),
        found(
            tree(
                "README.md", "# apiVersion: and kind: are words here too",
                "app/cdk.json", "{}",
                "app/out/x.template.json",
                    "{\"Resources\": {\"B\": {\"Type\": \"AWS::S3::Bucket\"}}}",
                "charts/db/Chart.yaml", "name: db",
                "charts/db/templates/x.yaml", MANIFEST,
                "charts/db/charts/sub/Chart.yaml", "name: sub",
                "k8s/one.yaml", MANIFEST,
                "k8s/deep/two.json", "{\"apiVersion\": \"v1\", \"kind\": \"Secret\"}",
                "stacks/store.yaml", TEMPLATE,
                "stacks/queue.json", "{\"AWSTemplateFormatVersion\": \"2010-09-09\"}",
                "tf/main.tf", "",
                "tfjson/main.tf.json", "{}",
                "web/package.json", "{\"name\": \"web\"}")));
  }

  @Test
  void aModuleIsNoStackAndAChartInAStackIsNeither() {
    assertEquals(
        List.of("envs/prod TERRAFORM"),
        found(
            tree(
                "modules/db/main.tf", "",
                "modules/net/main.tf", "",
                "envs/prod/main.tf", "module \"db\" {\n  source = \"../../modules/db\"\n}",
                "envs/prod/more.tf", "module \"net\" {\n  source = \"../../modules/net\"\n}",
                "envs/prod/charts/milvus/Chart.yaml", "name: milvus")));
  }

  @Test
  void whoeverCallsARootModuleDoesNotHideIt() {
    assertEquals(
        List.of(
            "app TERRAFORM",
            "backed TERRAFORM",
            "clouded TERRAFORM",
            "locked TERRAFORM",
            "ring/a TERRAFORM",
            "tofu TERRAFORM",
            "valued TERRAFORM"),
        found(
            tree(
                "app/main.tf",
                    Stream.of("backed", "clouded", "locked", "valued", "plain")
                        .map(
                            "module \"%1$s\" {\n  source = \"../%1$s\"\n  count = 0\n}\n"
                                ::formatted)
                        .collect(Collectors.joining()),
                "backed/main.tf", "terraform {\n  backend \"s3\" {}\n}\n",
                "clouded/main.tf", "terraform {\n  cloud {}\n}\n",
                "locked/main.tf", "",
                "locked/.terraform.lock.hcl", "",
                "valued/main.tf", "",
                "valued/prod.auto.tfvars", "",
                "plain/main.tf", "",
                "tofu/main.tofu", "",
                "ring/a/main.tf", "module \"b\" { source = \"../b\" }\n",
                "ring/b/main.tf", "module \"a\" { source = \"../a\" }\n")));
  }

  @Test
  void aBrokenConfigurationIsStillAStack() {
    assertEquals(List.of("tf TERRAFORM"), found(tree("tf/main.tf", "resource {{{")));
  }

  @Test
  void whatIsIgnoredOrHiddenIsNoStack() {
    Tree tree =
        tree(
            "docs/x.yaml", MANIFEST,
            "a/testdata/x.yaml", MANIFEST,
            "testdata/x.yaml", MANIFEST,
            ".terraform/modules/m/main.tf", "",
            "node_modules/p/main.tf", "",
            "k8s/x.yaml", MANIFEST);
    assertEquals(List.of("k8s KUBERNETES"), found(tree, "docs/", "**/testdata"));
    assertThrows(PatternSyntaxException.class, () -> Ignored.globs(List.of("[")));
  }

  @Test
  void aKustomizationIsAStackButForWhatOthersAreMadeOf() {
    assertEquals(
        List.of("apps/prod KUBERNETES", "flux KUBERNETES", "k KUBERNETES", "k/deep KUBERNETES"),
        found(
            tree(
                "k/kustomization.yaml", "resources: [../base, files/x.yaml]",
                "k/files/x.yaml", MANIFEST,
                "k/deep/Kustomization", "namePrefix: x",
                "base/kustomization.yml", "resources: [x.yaml, https://example.com/base]",
                "base/x.yaml", MANIFEST,
                "tls/kustomization.yaml", "kind: Component",
                "apps/prod/kustomization.yaml", "resources: [../../missing]\nnonsense: 1",
                "flux/kustomization.yaml",
                    "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n")));
  }

  @Test
  void aKustomizationThatNamesItselfIsStillAStack() {
    assertEquals(
        List.of("k KUBERNETES"),
        found(tree("k/kustomization.yaml", "resources: [../k, x.yaml]", "k/x.yaml", MANIFEST)));
  }

  @Test
  void aKustomizationMaySpeakOfFlux() {
    assertEquals(
        List.of("k KUBERNETES"),
        found(
            tree(
                "k/kustomization.yaml",
                """
                resources: [../base]
                transformers: [../labels]
                commonAnnotations: {kustomize.toolkit.fluxcd.io/prune: disabled}
                patches:
                - patch: |
                    apiVersion: kustomize.toolkit.fluxcd.io/v1
                    kind: Kustomization
                    metadata: {name: a}
                """,
                "base/kustomization.yaml",
                "resources: [x.yaml]",
                "labels/kustomization.yaml",
                "resources: [x.yaml]")));
  }

  @Test
  void manifestsInATerraformDirectoryAreAStackOfTheirOwn() {
    assertEquals(
        List.of("k KUBERNETES", "k/tf TERRAFORM", "k/tf KUBERNETES"),
        found(
            tree(
                "k/x.yaml", MANIFEST,
                "k/deep/x.yaml", MANIFEST,
                "k/tf/main.tf", "",
                "k/tf/x.yaml", MANIFEST,
                "k/tf/deep/x.yaml", MANIFEST)));
  }

  private static Listed listed(String glob, Stack.@Nullable Kind kind) {
    return new Listed(glob, Optional.ofNullable(kind), Place.of(".driftwarden.yaml"));
  }

  @Test
  void whatIsListedIsAStackWhateverUsesItAndNothingElseIs() {
    Tree tree =
        tree(
            "prod/main.tf", "",
            "evil/main.tf", "module \"prod\" {\n  source = \"../prod\"\n  count = 0\n}\n",
            "infra/main.tf", "",
            "infra/charts/db/Chart.yaml", "name: db",
            "both/main.tf", "",
            "both/x.yaml", MANIFEST,
            "apps/a/x.yaml", MANIFEST,
            "apps/b/x.yaml", MANIFEST,
            "apps/old/x.yaml", MANIFEST,
            "apps/README.md", "",
            ".hidden/x.yaml", MANIFEST);
    Discovered found =
        Discovery.in(
            tree,
            new Scope(
                List.of(
                    listed("prod", null),
                    listed("infra/charts/db", Stack.Kind.HELM),
                    listed("both", Stack.Kind.KUBERNETES),
                    listed("apps/*", null),
                    listed(".hidden", null)),
                Ignored.globs(List.of("apps/old", "prod"))));
    assertEquals(
        List.of(".hidden", "apps/a", "apps/b", "both", "infra/charts/db", "prod"),
        found.stacks().stream().map(Stack::toString).toList());
    assertEquals(
        List.of("both TERRAFORM", "evil TERRAFORM", "infra TERRAFORM"),
        found.unlisted().stream().map(stack -> stack + " " + stack.kind()).toList());
    assertEquals(List.of(), found.missing());
  }

  @Test
  void noListLeadsOutOfTheRepository(@TempDir Path folder) throws IOException {
    Path inside = folder.resolve("inside");
    Files.createDirectories(inside.resolve("tf"));
    Path secret = Files.createDirectories(folder.resolve("outside/tf")).resolve("main.tf");
    Files.writeString(secret, "");
    Files.writeString(inside.resolve("tf/main.tf"), "");
    Files.createSymbolicLink(inside.resolve("link"), Path.of("../outside"));
    Tree tree = new FolderTree(inside);
    for (String path : List.of("link/tf", "../outside/tf", "tf/../tf", secret.toString())) {
      Discovered found =
          Discovery.in(tree, new Scope(List.of(listed(path, null)), Ignored.NOTHING));
      assertEquals(List.of(), found.stacks(), path);
      assertEquals(1, found.missing().size(), path);
    }
    assertFalse(Signs.leftOf(new Stack("link/tf", Stack.Kind.TERRAFORM), tree));
  }

  @Test
  void whatIsListedAndNotThereIsToldWithTheNearestStack() {
    Discovered found =
        Discovery.in(
            tree("envs/prod/main.tf", "", "README.md", ""),
            new Scope(
                List.of(
                    listed("envs/prd", null),
                    listed("apps/*", null),
                    listed("README.md", null),
                    listed("envs/prod", Stack.Kind.HELM)),
                Ignored.NOTHING));
    assertEquals(
        List.of(
            "There is no \"envs/prd\" in the repository. Did you mean \"envs/prod\"? Correct the path, or take it off the list.",
            "No directory or template that is a stack matches \"apps/*\". Correct the glob, or take it off the list.",
            "\"README.md\" is not a stack by its files. Correct the entry, or take it off the list.",
            "\"envs/prod\" is not a helm stack by its files. Correct the entry, or take it off the list."),
        found.missing().stream().map(Diagnostic::detail).toList());
  }

  @Test
  void aLinkOutOfTheRepositoryIsTold() {
    Tree plain = tree("tf/main.tf", "");
    Entry link = new Entry.Link("tf/secrets", "1", "../../etc");
    Tree tree =
        new Tree() {
          @Override
          public Optional<Entry> entry(String path) {
            return path.equals(link.path()) ? Optional.of(link) : plain.entry(path);
          }

          @Override
          public List<Entry> list(String directory) {
            return directory.equals("tf") ? List.of(link) : plain.list(directory);
          }

          @Override
          public byte[] read(Entry.File file) {
            return plain.read(file);
          }
        };
    Discovered found = Discovery.in(tree, Scope.ALL);
    assertEquals(1, found.diagnostics().stream().filter(Diagnostic::isError).count());
    assertEquals("tf/secrets", found.diagnostics().getFirst().place().orElseThrow().file());
  }
}
