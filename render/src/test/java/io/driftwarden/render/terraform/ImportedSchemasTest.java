package io.driftwarden.render.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.hcl.schema.ProviderTable;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.packages.Packages;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.MapTree;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person imported decides about renderings, and a renderer says so. */
class ImportedSchemasTest {
  private static final Stack STACK = new Stack("", Stack.Kind.TERRAFORM);

  @TempDir private Path folder = Path.of("");

  private StackRenderer renderer() {
    return new StackRenderer(Packages.NONE, ImportedSchemas.in(folder));
  }

  private void keep(String flags) {
    String text =
        """
        driftwarden-schemas 1
        provider registry.example.com/acme/acme 1.0.0
        block name:r:s	size:%s:n
        resource acme_thing 0 0
        """
            .formatted(flags);
    ImportedSchemas.keep(folder, ProviderTable.parse(text, "acme"), text);
  }

  private String size() {
    var tree = new MapTree(Map.of("main.tf", "resource \"acme_thing\" \"a\" { name = \"a\" }\n"));
    Rendering rendering = renderer().render(STACK, tree);
    return String.valueOf(PlanJson.of(rendering).get("resource_changes"));
  }

  @Test
  void withoutAnyOnlyTheBundledOnesCount() {
    assertEquals("", renderer().digest());
    assertEquals("", ImportedSchemas.in(folder.resolve("nowhere")).digest());
  }

  @Test
  void anotherTableIsAnotherRenderingAndAnotherDigest() {
    keep("oc");
    String first = renderer().digest();
    assertTrue(size().contains("after_unknown={size=true"), size());
    keep("o");
    assertNotEquals(first, renderer().digest());
    assertFalse(size().contains("after_unknown={size=true"), size());
  }
}
