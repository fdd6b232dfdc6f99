package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.schema.ProviderSchemas;
import io.driftwarden.hcl.value.Value;
import java.util.Optional;

/** What a plan is told beside the files of the configuration. */
public record Inputs(String workspace, Given given, Facts facts, ProviderSchemas schemas) {
  /** Nothing: the workspace {@code default}, and the providers that the program knows. */
  public static final Inputs NONE =
      new Inputs("default", Given.NONE, Facts.NONE, ProviderSchemas.bundled());

  public Inputs in(String other) {
    return new Inputs(other, given, facts, schemas);
  }

  public Inputs with(Given other) {
    return new Inputs(workspace, other, facts, schemas);
  }

  public Inputs with(Facts other) {
    return new Inputs(workspace, given, other, schemas);
  }

  public Inputs with(ProviderSchemas other) {
    return new Inputs(workspace, given, facts, other);
  }

  /** Returns what is known of data that would have to be read. */
  Optional<Value.Fields> fact(String address, String type) {
    return facts.of(address, type);
  }
}
