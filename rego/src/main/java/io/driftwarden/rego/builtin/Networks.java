package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Address ranges. Nothing is looked up. */
final class Networks {
  static final Table TABLE =
      new Table()
          .add("net.cidr_contains(string, string) boolean", (_, in) -> contains(in))
          .add("net.cidr_overlap(string, string) boolean", (_, in) -> contains(in))
          .add("net.cidr_intersects(string, string) boolean", (_, in) -> intersects(in))
          .add("net.cidr_is_valid(any) boolean", (_, in) -> isValid(in))
          .add("net.cidr_expand(string) set", Networks::expand)
          .add(
              "net.cidr_contains_matches(string|array|object|set, string|array|object|set) set",
              (_, in) -> matches(in));

  private Networks() {}

  private static Cidr cidr(Operands in, String text) throws BuiltinException {
    return Cidr.parse(text).orElseThrow(() -> in.wrong("invalid CIDR address: " + text));
  }

  private static Cidr cidrOrAddress(Operands in, String text) throws BuiltinException {
    return text.indexOf('/') >= 0
        ? cidr(in, text)
        : Cidr.parseAddress(text).orElseThrow(() -> in.wrong("invalid CIDR address: " + text));
  }

  private static Value contains(Operands in) throws BuiltinException {
    return BooleanValue.of(cidr(in, in.text(0)).contains(cidrOrAddress(in, in.text(1))));
  }

  private static Value intersects(Operands in) throws BuiltinException {
    Cidr one = cidr(in, in.text(0));
    Cidr other = cidr(in, in.text(1));
    return BooleanValue.of(one.contains(other) || other.contains(one));
  }

  private static Value isValid(Operands in) {
    Optional<Cidr> cidr =
        in.value(0) instanceof StringValue(String text) ? Cidr.parse(text) : Optional.empty();
    return BooleanValue.of(cidr.isPresent());
  }

  private static Value expand(Environment env, Operands in) throws BuiltinException {
    Cidr cidr = cidr(in, in.text(0));
    BigInteger size = cidr.size();
    env.charge(size.bitLength() > 40 ? Long.MAX_VALUE / 2 : size.longValue() * 16);
    List<Value> addresses = new ArrayList<>();
    for (int i = 0; i < size.intValue(); i++) {
      addresses.add(new StringValue(cidr.address(BigInteger.valueOf(i))));
    }
    return SetValue.of(addresses);
  }

  /** A range or address, and the key by which it is told. */
  private record Keyed(Value key, Cidr cidr) {}

  private static Value matches(Operands in) throws BuiltinException {
    List<Value> pairs = new ArrayList<>();
    List<Keyed> others = keyed(in, 1);
    for (Keyed one : keyed(in, 0)) {
      for (Keyed other : others) {
        if (one.cidr().contains(other.cidr())) {
          pairs.add(ArrayValue.of(one.key(), other.key()));
        }
      }
    }
    return SetValue.of(pairs);
  }

  private static List<Keyed> keyed(Operands in, int index) throws BuiltinException {
    List<Keyed> keyed = new ArrayList<>();
    switch (in.value(index)) {
      case StringValue text -> keyed.add(new Keyed(text, element(in, index, text)));
      case ArrayValue array -> {
        for (int i = 0; i < array.size(); i++) {
          keyed.add(new Keyed(NumberValue.of(i), element(in, index, array.get(i))));
        }
      }
      case ObjectValue object -> {
        for (Value key : object.keys()) {
          keyed.add(new Keyed(key, element(in, index, object.at(key))));
        }
      }
      default -> {
        for (Value element : in.elements(index)) {
          keyed.add(new Keyed(element, element(in, index, element)));
        }
      }
    }
    return keyed;
  }

  private static Cidr element(Operands in, int index, Value value) throws BuiltinException {
    Value first = value instanceof ArrayValue array && array.size() > 0 ? array.get(0) : value;
    if (first instanceof StringValue(String text)) {
      return cidrOrAddress(in, text);
    }
    throw in.wrong("operand %d: element must be string or non-empty array".formatted(index + 1));
  }
}
