package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.hcl.schema.ProviderSchemas;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A Terraform configuration: a root module and what it calls. */
public final class Configuration {
  private Configuration() {}

  /** Reports whether a file is one of a configuration's, by its name. */
  public static boolean isFile(String name) {
    return ModuleReader.isFile(name);
  }

  /** What a configuration would make, and what is wrong with it or can't be known of it. */
  public record Planned(List<PlannedResource> resources, List<Diagnostic> diagnostics) {
    public Planned {
      resources = List.copyOf(resources);
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** Returns what the module in a directory would make as a root. */
  public static Planned plan(String directory, ModuleFiles files) {
    return plan(directory, files, Inputs.NONE);
  }

  /** Returns what the module in a directory would make as a root, told more than its files say. */
  public static Planned plan(String directory, ModuleFiles files, Inputs inputs) {
    return DeepStack.call(() -> {
      Planning planning = new Planning(directory, files, inputs);
      planning.root().planAll();
      return planning.planned();
    });
  }

  /**
   * What a module says without being planned.
   *
   * @param calls the local directories that it calls as modules
   * @param keepsState whether it says where its state is kept
   */
  public record Outline(Set<String> calls, boolean keepsState) {}

  /** Returns what the module in a directory says without being planned. */
  public static Outline outline(String directory, ModuleFiles files) {
    Module module =
        ModuleReader.read(directory, files, ProviderSchemas.bundled(), new ArrayList<>());
    return new Outline(called(directory, module), keepsState(module));
  }

  private static Set<String> called(String directory, Module module) {
    Set<String> called = new LinkedHashSet<>();
    for (Body.Block call : module.calls().values()) {
      source(call)
          .filter(Configuration::isLocal)
          .flatMap(source -> Paths.resolve(directory, source))
          .ifPresent(called::add);
    }
    return called;
  }

  private static boolean keepsState(Module module) {
    return module.aside().stream()
        .filter(block -> block.type().equals("terraform"))
        .flatMap(block -> block.body().blocks().stream())
        .anyMatch(block -> block.type().equals("backend") || block.type().equals("cloud"));
  }

  /**
   * Returns what running the module in a directory as a root would run, connect to or read, even if
   * only to plan it.
   */
  public static List<Use> reach(String directory, ModuleFiles files) {
    return Reach.of(directory, files);
  }

  static Optional<String> source(Body.Block call) {
    return text(call, "source");
  }

  /** Returns the constraint on a call's version; empty for none. */
  static String version(Body.Block call) {
    return text(call, "version").orElse("");
  }

  private static Optional<String> text(Body.Block call, String name) {
    return call.body()
        .attribute(name)
        .flatMap(attribute ->
            attribute.value() instanceof Expression.TextLiteral text
                ? Optional.of(text.value())
                : Optional.empty());
  }

  static boolean isLocal(String source) {
    return source.startsWith("./")
        || source.startsWith("../")
        || source.equals(".")
        || source.equals("..");
  }
}
