package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expressions;
import io.driftwarden.hcl.syntax.Hcl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which builds of its providers a root module may run. */
public final class LockFile {
  /** The name of the file, beside the root module's own. */
  public static final String NAME = ".terraform.lock.hcl";

  private LockFile() {}

  /**
   * What may be run of one provider.
   *
   * @param texts its version and the digests of its packages
   */
  public record Build(String provider, Set<String> texts, Place place) {
    public Build {
      texts = Set.copyOf(texts);
    }

    /** Reports whether this lets nothing be run that another does not. */
    public boolean isSame(Build other) {
      return provider.equals(other.provider) && other.texts.containsAll(texts);
    }
  }

  /** Returns what a lock file names. */
  public static List<Build> builds(Source source) {
    return Hcl.file(source).tree().blocks("provider").map(LockFile::build).toList();
  }

  /** Returns the version that a lock file names of each provider, by the provider's address. */
  public static Map<String, String> versions(Source source) {
    Map<String, String> versions = new HashMap<>();
    Hcl.file(source)
        .tree()
        .blocks("provider")
        .forEach(block ->
            block
                .body()
                .attribute("version")
                .flatMap(version -> Expressions.literal(version.value()))
                .ifPresent(version -> versions.put(String.join(".", block.labels()), version)));
    return versions;
  }

  private static Build build(Body.Block block) {
    Set<String> texts =
        block.body().attributes().stream()
            .filter(attribute -> !attribute.name().equals("constraints"))
            .flatMap(attribute -> Expressions.in(attribute.value()))
            .flatMap(expression -> Expressions.literal(expression).stream())
            .collect(Collectors.toSet());
    return new Build(String.join(".", block.labels()), texts, block.header());
  }
}
