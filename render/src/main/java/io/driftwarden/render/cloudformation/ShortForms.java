package io.driftwarden.render.cloudformation;

import io.driftwarden.yaml.Tags;
import java.util.Optional;
import java.util.Set;

/** The short forms of intrinsic functions in YAML (AWS CloudFormation User Guide). */
final class ShortForms implements Tags {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "And",
          "Base64",
          "Cidr",
          "Equals",
          "FindInMap",
          "ForEach",
          "GetAtt",
          "GetAZs",
          "If",
          "ImportValue",
          "Join",
          "Length",
          "Not",
          "Or",
          "Select",
          "Split",
          "Sub",
          "ToJsonString",
          "Transform");

  @Override
  public Optional<String> key(String tag) {
    String name = tag.substring(1);
    if (name.equals("Ref") || name.equals("Condition")) {
      return Optional.of(name);
    }
    return FUNCTIONS.contains(name) ? Optional.of("Fn::" + name) : Optional.empty();
  }
}
