package io.driftwarden.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING.md draws holds in the code. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.driftwarden");

  /** Each module, and those below it that it may use. */
  private static final Map<String, List<String>> MODULES =
      Map.of(
          "diagnostics", List.of(),
          "yaml", List.of("diagnostics"),
          "rego", List.of("diagnostics", "yaml"),
          "hcl", List.of("diagnostics", "yaml"),
          "helm", List.of("diagnostics", "yaml"),
          "render", List.of("diagnostics", "yaml", "hcl", "helm"),
          "policies", List.of("diagnostics", "yaml", "rego", "render"),
          "controller", List.of("diagnostics", "yaml", "rego", "render", "policies"),
          "webhook", List.of("diagnostics", "render", "policies", "controller"),
          "cli",
              List.of(
                  "diagnostics",
                  "yaml",
                  "rego",
                  "hcl",
                  "render",
                  "policies",
                  "controller",
                  "webhook"));

  /** Third-party clients, and the one package that knows each. */
  private static final Map<String, String> CLIENTS =
      Map.ofEntries(
          entry("org.eclipse.jgit..", "io.driftwarden.controller.repo"),
          entry("io.fabric8..", "io.driftwarden.controller.target.kubernetes"),
          entry("software.amazon..", "io.driftwarden.controller.target.aws"),
          entry("org.jdbi..", "io.driftwarden.controller.store"),
          entry("org.flywaydb..", "io.driftwarden.controller.store"),
          entry("com.zaxxer..", "io.driftwarden.controller.store"),
          entry("com.github.kagkarlsson..", "io.driftwarden.controller.schedule"),
          entry("io.vertx..", "io.driftwarden.webhook"),
          entry("gg.jte..", "io.driftwarden.webhook.page"),
          entry("com.bisnode..", "io.driftwarden.policies.opa"),
          entry("com.fasterxml.jackson.databind..", "io.driftwarden.policies.opa"),
          entry("org.snakeyaml..", "io.driftwarden.yaml"),
          entry("picocli..", "io.driftwarden.cli"));

  @Test
  void everyModuleIsKnownHere() {
    Set<String> found = new TreeSet<>();
    CLASSES.getPackage("io.driftwarden").getSubpackages().stream()
        .map(JavaPackage::getRelativeName)
        .forEach(found::add);
    assertEquals(new TreeSet<>(MODULES.keySet()), found);
  }

  @Test
  void modulesUseOnlyWhatIsBelowThem() {
    MODULES.forEach((module, below) -> {
      String[] others =
          MODULES.keySet().stream()
              .filter(other -> !other.equals(module) && !below.contains(other))
              .map(other -> "io.driftwarden." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("io.driftwarden." + module + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(CLASSES);
    });
  }

  @Test
  void packagesHaveNoCircles() {
    slices().matching("io.driftwarden.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void eachClientIsKnownToOnePackage() {
    CLIENTS.forEach((client, home) -> {
      noClasses()
          .that()
          .resideOutsideOfPackages(home, home + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(client)
          .check(CLASSES);
    });
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        CLASSES.getPackage("io.driftwarden").getSubpackagesInTree().stream()
            .filter(found -> !found.getClasses().isEmpty())
            .filter(found -> !found.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();
    assertTrue(unmarked.isEmpty(), unmarked.toString());
  }
}
