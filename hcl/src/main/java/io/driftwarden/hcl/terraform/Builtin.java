package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.schema.Attribute;
import io.driftwarden.hcl.schema.BlockSchema;
import io.driftwarden.hcl.schema.Provider;
import io.driftwarden.hcl.schema.ResourceSchema;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** What Terraform provides itself. */
final class Builtin {
  private static final ResourceSchema DATA = data();

  private Builtin() {}

  static Optional<ResourceSchema> of(String type) {
    return type.equals("terraform_data") ? Optional.of(DATA) : Optional.empty();
  }

  /** Completes {@code terraform_data}: without an input, it has no output. */
  static void complete(Map<String, Value> planned) {
    if (planned.get("input") instanceof Value.Null) {
      planned.put("output", new Value.Null(Value.Mark.NONE));
    }
  }

  private static ResourceSchema data() {
    SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
    attributes.put("id", attribute(Type.Primitive.STRING, Attribute.Flag.COMPUTED));
    attributes.put("input", attribute(new Type.Any(), Attribute.Flag.OPTIONAL));
    attributes.put("output", attribute(new Type.Any(), Attribute.Flag.COMPUTED));
    attributes.put("triggers_replace", attribute(new Type.Any(), Attribute.Flag.OPTIONAL));
    return new ResourceSchema(
        new Provider("terraform.io/builtin/terraform", "1.11.4"),
        0,
        new BlockSchema(attributes, new LinkedHashMap<>()));
  }

  private static Attribute attribute(Type type, Attribute.Flag flag) {
    return new Attribute(type, Set.of(flag), null, null);
  }
}
