package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.put;
import static io.driftwarden.hcl.value.Type.Primitive.STRING;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.function.Parameter.Takes;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** format, formatlist. */
final class FormatFunctions {
  private FormatFunctions() {}

  static void declare(Map<String, Declared> all) {
    Parameter format = Parameter.text("format");
    Parameter args = Parameter.any("args").taking(Takes.NULL, Takes.UNKNOWN);
    put(
        all,
        "format",
        Signature.of(STRING, format).and(args),
        (a, _) -> one(a.text(0), a.values().subList(1, a.size())));
    put(all, "formatlist", Signature.of(Type.ListOf.STRINGS, format).and(args), (a, _) -> list(a));
  }

  private static boolean isKnown(List<Value> values) {
    return values.stream().allMatch(value -> value.unknownReason().isEmpty());
  }

  private static Value one(String format, List<Value> arguments) throws FunctionException {
    if (isKnown(arguments)) {
      return Pieces.joined(new Format(format, arguments).pieces());
    }
    int verb = format.indexOf('%');
    String prefix = verb > 0 ? format.substring(0, verb) : "";
    return Pieces.unknown(prefix, new Format(format, arguments).known(prefix.length()));
  }

  /** Lists of one length give one text each; single values are repeated. */
  private static Value list(Arguments a) throws FunctionException {
    List<Value> given = a.values().subList(1, a.size());
    int length = length(given);
    if (given.stream().anyMatch(FormatFunctions::hasNoLength)) {
      return a.unknown(Type.ListOf.STRINGS);
    }
    List<Value> texts = new ArrayList<>();
    BoundedText size = new BoundedText();
    for (int row = 0; row < length; row++) {
      int at = row;
      List<Value> arguments = given.stream().map(value -> argument(value, at)).toList();
      Value made = row(a.text(0), arguments, row, given.isEmpty());
      size.append(made instanceof Value.Text(String text, var _) ? text : "");
      texts.add(made);
    }
    return Value.Items.list(STRING, texts, Value.Mark.NONE);
  }

  private static boolean hasNoLength(Value value) {
    return switch (value) {
      case Value.Unknown unknown ->
          unknown.type() instanceof Type.Any || unknown.type().isSequence();
      case Value.Items items ->
          items.kind() == Value.Items.Kind.SET
              && items.items().size() > 1
              && items.unknownReason().isPresent();
      case Value.Null _,
          Value.Bool _,
          Value.Num _,
          Value.Text _,
          Value.PartlyText _,
          Value.PartlyJson _,
          Value.Fields _ ->
          false;
    };
  }

  private static int length(List<Value> given) throws FunctionException {
    int length = -1;
    int chosen = 0;
    for (int i = 0; i < given.size(); i++) {
      int next = length(given.get(i));
      if (length >= 0 && next >= 0 && next != length) {
        throw new FunctionException(
            i + 1,
            "argument %d has length %d, which is inconsistent with argument %d of length %d"
                .formatted(i + 1, next, chosen, length));
      }
      if (length < 0 && next >= 0) {
        length = next;
        chosen = i + 1;
      }
    }
    return length < 0 ? 1 : length;
  }

  private static int length(Value value) {
    if (hasNoLength(value)) {
      return value.type() instanceof Type.TupleOf(List<Type> items) ? items.size() : -1;
    }
    return value instanceof Value.Items items ? items.items().size() : -1;
  }

  private static Value argument(Value value, int row) {
    return value instanceof Value.Items items ? items.items().get(row) : value;
  }

  private static Value row(String format, List<Value> arguments, int row, boolean alone)
      throws FunctionException {
    try {
      return one(format, arguments);
    } catch (FunctionException e) {
      throw alone
          ? e
          : new FunctionException("error on format iteration %d: %s".formatted(row, e.reason()));
    }
  }
}
