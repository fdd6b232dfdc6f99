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
  /** How the names of configuration files end. */
  public static final List<String> ENDS = ModuleReader.ENDS;

  private Configuration() {}

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

  /** Returns the local directories that the module in a directory calls as modules. */
  public static Set<String> calledBy(String directory, ModuleFiles files) {
    Set<String> called = new LinkedHashSet<>();
    for (Body.Block call : read(directory, files).calls().values()) {
      source(call)
          .filter(Configuration::isLocal)
          .flatMap(source -> Paths.resolve(directory, source))
          .ifPresent(called::add);
    }
    return called;
  }

  private static Module read(String directory, ModuleFiles files) {
    return ModuleReader.read(directory, files, ProviderSchemas.bundled(), new ArrayList<>());
  }

  /** Reports whether the module in a directory says where its state is kept. */
  public static boolean keepsState(String directory, ModuleFiles files) {
    return read(directory, files).aside().stream()
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
