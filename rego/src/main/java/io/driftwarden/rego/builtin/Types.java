package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.Kind;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;

/** Kinds of values. */
final class Types {
  static final Table TABLE = table();

  private Types() {}

  private static Table table() {
    Table table =
        new Table()
            .add("type_name(any) string", (_, in) -> new StringValue(in.value(0).kind().word()));
    for (Kind kind : Kind.values()) {
      table.add(
          "is_%s(any) boolean".formatted(kind.word()),
          (_, in) -> in.value(0).kind() == kind ? BooleanValue.TRUE : BooleanValue.FALSE);
    }
    for (Kind kind : new Kind[] {Kind.NULL, Kind.BOOLEAN, Kind.STRING, Kind.OBJECT}) {
      table.add("cast_%s(any) any".formatted(kind.word()), (_, in) -> cast(in, kind));
    }
    return table
        .add("cast_array(any) array", (_, in) -> castElements(in, Kind.ARRAY))
        .add("cast_set(any) set", (_, in) -> castElements(in, Kind.SET));
  }

  private static Value cast(Operands in, Kind kind) throws BuiltinException {
    if (in.value(0).kind() != kind) {
      throw in.wrongType(
          0, "must be %s but got %s".formatted(kind.word(), in.value(0).kind().word()));
    }
    return in.value(0);
  }

  private static Value castElements(Operands in, Kind kind) throws BuiltinException {
    Kind own = in.value(0).kind();
    if (own != Kind.ARRAY && own != Kind.SET) {
      throw in.wrongType(0, "must be one of {array, set} but got " + own.word());
    }
    return kind == Kind.SET ? SetValue.of(in.elements(0)) : ArrayValue.of(in.elements(0));
  }
}
