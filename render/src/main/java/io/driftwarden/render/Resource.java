package io.driftwarden.render;

import io.driftwarden.diagnostics.Diagnostic.Related;
import io.driftwarden.diagnostics.Place;
import java.util.List;

/**
 * One thing that a stack would deploy.
 *
 * @param address unique in its stack: Terraform's address ({@code module.db.aws_db_instance.x[0]}),
 *     a CloudFormation logical id, or {@code kind/namespace/name} of a Kubernetes object
 * @param type Terraform's resource type, CloudFormation's ({@code AWS::RDS::DBInstance}) or {@code
 *     apiVersion/kind}
 * @param name the last part of the address, as its author named it
 * @param attributes for Terraform the configured attributes, nested blocks as sequences of
 *     mappings; for CloudFormation the {@code Properties}; for Kubernetes the whole object
 * @param place where the resource is declared
 * @param decided where attributes are decided that are only written here
 * @param brought the blocks of the repository that bring in the package which declares it; empty
 *     where the repository itself does
 */
public record Resource(
    String address,
    Kind kind,
    String type,
    String name,
    Value.Mapping attributes,
    Place place,
    Decided decided,
    List<Related> brought) {
  public Resource {
    brought = List.copyOf(brought);
  }

  /** Makes one whose values are decided where they stand. */
  public Resource(
      String address, Kind kind, String type, String name, Value.Mapping attributes, Place place) {
    this(address, kind, type, name, attributes, place, Decided.HERE, List.of());
  }

  /** Returns the same, of whose attributes some are decided elsewhere. */
  public Resource decidedBy(Decided elsewhere) {
    return new Resource(address, kind, type, name, attributes, place, elsewhere, brought);
  }

  /** Returns the same, declared in a package that blocks of the repository bring in. */
  public Resource broughtBy(List<Related> blocks) {
    return new Resource(address, kind, type, name, attributes, place, decided, blocks);
  }

  /** The language that a resource is declared in. */
  public enum Kind {
    TERRAFORM,
    CLOUDFORMATION,
    KUBERNETES
  }
}
