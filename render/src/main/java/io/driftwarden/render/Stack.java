package io.driftwarden.render;

import io.driftwarden.hcl.terraform.Configuration;
import io.driftwarden.render.tree.Entry;
import java.util.Locale;
import java.util.Optional;

/**
 * One deployable root of a repository.
 *
 * @param path a directory, or for a single CloudFormation template its file, from the root
 */
public record Stack(String path, Kind kind) implements Comparable<Stack> {

  /** What kind of root it is; it decides who renders it. */
  public enum Kind {
    TERRAFORM,
    HELM,
    KUBERNETES,
    CLOUDFORMATION,
    CDK;

    /** Returns what a file makes of its directory by its mere name, whatever else is in it. */
    public static Optional<Kind> markedBy(Entry child) {
      if (child instanceof Entry.Directory) {
        return Optional.empty();
      }
      return switch (child.name()) {
        case "cdk.json" -> Optional.of(CDK);
        case "Chart.yaml" -> Optional.of(HELM);
        case String name -> Configuration.isFile(name) ? Optional.of(TERRAFORM) : Optional.empty();
      };
    }

    /** Returns the kind as a person types it. */
    public String typed() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public int compareTo(Stack other) {
    int byPath = path.compareTo(other.path);
    return byPath != 0 ? byPath : kind.compareTo(other.kind);
  }

  @Override
  public String toString() {
    return path.isEmpty() ? "." : path;
  }
}
