package io.driftwarden.render.terraform;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.value.Value.Fields;
import io.driftwarden.hcl.value.Value.Items;
import io.driftwarden.hcl.value.Value.PartlyJson;
import io.driftwarden.hcl.value.Value.PartlyText;
import io.driftwarden.render.Value;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Values of the Terraform language in the normal form. */
record Values(boolean looksIn) {
  private static final Values LOOKING_IN = new Values(true);
  private static final Values AS_PLANNED = new Values(false);

  /** JSON that is only partly known becomes the value inside it, so that rules can look into it. */
  static Value.Mapping attributes(Fields fields, Place place) {
    return LOOKING_IN.mapping(fields, Optional.ofNullable(fields.mark().origin()).orElse(place));
  }

  /** Returns a value as a plan has it: text is known as a whole or not at all. */
  static Value planned(io.driftwarden.hcl.value.Value value, Place place) {
    return AS_PLANNED.of(value, place);
  }

  /** Returns attributes as a plan has them. */
  static Value.Mapping plannedAttributes(Fields fields, Place place) {
    return AS_PLANNED.mapping(fields, place);
  }

  private Value of(io.driftwarden.hcl.value.Value value, Place around) {
    Place place = Optional.ofNullable(value.mark().origin()).orElse(around);
    Value plain =
        switch (value) {
          case io.driftwarden.hcl.value.Value.Null _ -> new Value.Null(place);
          case io.driftwarden.hcl.value.Value.Bool bool -> new Value.Bool(bool.value(), place);
          case io.driftwarden.hcl.value.Value.Num number -> new Value.Number(number.value(), place);
          case io.driftwarden.hcl.value.Value.Text text -> new Value.Text(text.value(), place);
          case io.driftwarden.hcl.value.Value.Unknown unknown ->
              new Value.Unknown(unknown.reason(), unknown.limits().prefix(), place);
          case PartlyText text ->
              new Value.Unknown(text.unknownReason().orElse("not known"), text.prefix(), place);
          case PartlyJson json when looksIn -> of(json.content(), place);
          case PartlyJson json ->
              new Value.Unknown(json.unknownReason().orElse("not known"), place);
          case Items items ->
              new Value.Sequence(
                  items.items().stream().map(item -> of(item, place)).toList(), place);
          case Fields fields -> mapping(fields, place);
        };
    return value.mark().sensitive() ? new Value.Sensitive(plain) : plain;
  }

  private Value.Mapping mapping(Fields fields, Place place) {
    SequencedMap<String, Value> mapped = new LinkedHashMap<>();
    fields.fields().forEach((name, value) -> mapped.put(name, of(value, place)));
    return new Value.Mapping(mapped, place);
  }
}
