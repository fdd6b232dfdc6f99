package io.driftwarden.hcl.function;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.function.Parameter.Takes;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Limits;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A call: what is done to every argument and result, whichever the function. */
record Call(Declared declared, FunctionContext context) {
  Value of(List<Value> given) throws FunctionException {
    Signature signature = declared.signature();
    List<Value> values = new ArrayList<>(given.size());
    Value.Mark marks = Value.Mark.NONE;
    for (int i = 0; i < given.size(); i++) {
      Value value = converted(given.get(i), i);
      if (!signature.parameter(i).takes(Takes.SECRET)) {
        marks = marks.and(value.marks());
        value = value.revealed();
      }
      values.add(value);
    }
    return result(new Arguments(values)).and(marks);
  }

  private Value converted(Value value, int index) throws FunctionException {
    try {
      return Conversion.to(declared.signature().parameter(index).type(), value);
    } catch (Misfit e) {
      throw new FunctionException(index, e.reason());
    }
  }

  private Value result(Arguments arguments) throws FunctionException {
    boolean unknown = false;
    for (int i = 0; i < arguments.size(); i++) {
      Value value = arguments.value(i);
      Parameter parameter = declared.signature().parameter(i);
      if (value instanceof Value.Null && !parameter.takes(Takes.NULL)) {
        throw new FunctionException(i, "argument must not be null");
      }
      if (value.type() instanceof Type.Any && !parameter.takes(Takes.UNTYPED)) {
        return new Value.Unknown(arguments.reason(), Value.Mark.NONE);
      }
      unknown |= !value.isKnown() && !parameter.takes(Takes.UNKNOWN);
    }
    Type type = declared.signature().result().of(arguments);
    Value result = unknown ? Value.Unknown.of(type, arguments.reason()) : called(arguments, type);
    return limited(result);
  }

  private Value called(Arguments arguments, Type type) throws FunctionException {
    try {
      return declared.function().call(arguments, context);
    } catch (OutsideException e) {
      return Value.Unknown.of(type, e.reason());
    }
  }

  private Value limited(Value result) {
    return declared.signature().present()
            && result instanceof Value.Unknown(String reason, Type type, Limits limits, var mark)
            && !limits.present()
        ? Value.within(limits.andPresent(), type, reason).with(mark)
        : result;
  }
}
