package io.driftwarden.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.rego.CompiledPolicies;
import io.driftwarden.rego.PolicyPackage;
import io.driftwarden.rego.PolicyRule;
import io.driftwarden.rego.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The built-in rules: their own tests, and that each is whole and listed. */
class LibraryTest {
  @TestFactory
  List<DynamicTest> theRulesOwnTestsPass() throws IOException {
    CompiledPolicies policies = LibraryFiles.compiled();
    List<DynamicTest> tests = new ArrayList<>();
    for (PolicyPackage found : policies.packages()) {
      for (PolicyRule rule : found.rules()) {
        if (rule.name().startsWith("test_")) {
          String name = found.name() + "." + rule.name();
          tests.add(
              DynamicTest.dynamicTest(
                  name,
                  () ->
                      assertEquals(
                          "true",
                          policies
                              .evaluate(name, Value.of(Map.of()))
                              .map(Value::toJson)
                              .orElse("undefined"))));
        }
      }
    }
    assertTrue(tests.size() >= 60, "only " + tests.size() + " tests were found");
    return tests;
  }

  @Test
  void theIndexNamesEveryFile() throws IOException {
    List<String> modules =
        LibraryFiles.endingIn(".rego").stream()
            .map(file -> LibraryFiles.LIBRARY.relativize(file).toString())
            .filter(path -> !path.endsWith("_test.rego"))
            .toList();
    assertEquals(modules, Files.readAllLines(LibraryFiles.LIBRARY.resolve("index.txt")));
  }

  @Test
  void everyRuleSaysWhatItIsAndHasItsTestAndItsPage() throws IOException {
    Map<String, String> ids = new TreeMap<>();
    for (PolicyPackage found : LibraryFiles.compiled().packages()) {
      if (found.name().startsWith("data.driftwarden.rules.")
          && found.place().file().endsWith("/rule.rego")) {
        Metadata metadata = Metadata.of(found.annotations());
        String file = found.place().file();
        assertEquals(null, ids.put(metadata.id().orElseThrow(), file), "an id is taken twice");
        assertTrue(metadata.severity().isPresent(), file);
        assertTrue(metadata.title().isPresent(), file);
        assertTrue(metadata.description().isPresent(), file);
        assertTrue(metadata.remedy().isPresent(), file);
        Path rule = Path.of(file);
        assertTrue(Files.exists(rule.resolveSibling("rule_test.rego")), file);
        String page = Files.readString(rule.resolveSibling("README.md"));
        assertTrue(page.contains(metadata.id().orElseThrow()), file);
        assertTrue(page.contains("## Avoid") && page.contains("## Prefer"), file);
      }
    }
    String table = Files.readString(Path.of("../docs/policies.md"));
    ids.keySet()
        .forEach(
            id -> assertTrue(table.contains("| " + id + " |"), id + " is not in docs/policies.md"));
  }
}
