package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.put;
import static io.driftwarden.hcl.value.Type.Primitive.BOOL;
import static io.driftwarden.hcl.value.Type.Primitive.STRING;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.function.Parameter.Takes;
import io.driftwarden.hcl.value.Comparison;
import io.driftwarden.hcl.value.Conversion;
import io.driftwarden.hcl.value.Conversion.Misfit;
import io.driftwarden.hcl.value.Type;
import io.driftwarden.hcl.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions on files and paths; files are read inside the repository only. */
final class FileFunctions {
  private static final String MACHINE = "the path depends on the machine";
  private static final Type STRING_SET = new Type.SetOf(STRING);

  private FileFunctions() {}

  static void declare(Map<String, Declared> all) {
    Parameter path = Parameter.text("path");
    Parameter marked = path.taking(Takes.UNKNOWN, Takes.SECRET);
    put(all, "file", Signature.of(STRING, marked), FileFunctions::text);
    put(all, "filebase64", Signature.of(STRING, marked), FileFunctions::base64);
    put(all, "fileexists", Signature.of(BOOL, marked), FileFunctions::exists);
    put(
        all,
        "fileset",
        Signature.of(
            STRING_SET, marked, Parameter.text("pattern").taking(Takes.UNKNOWN, Takes.SECRET)),
        FileFunctions::set);
    put(all, "basename", Signature.of(STRING, path.taking(Takes.UNKNOWN)), (a, _) -> name(a));
    put(all, "dirname", Signature.of(STRING, path), (a, _) -> Value.text(Slashes.dir(a.text(0))));
    put(all, "abspath", Signature.of(STRING, path), (a, _) -> absolute(a.text(0)));
    put(all, "pathexpand", Signature.of(STRING, path), (a, _) -> expanded(a.text(0)));
    put(
        all,
        "templatefile",
        Signature.of(
                Type.Any.ANY, marked, Parameter.any("vars").taking(Takes.UNKNOWN, Takes.SECRET))
            .orNull(),
        FileFunctions::template);
    put(
        all,
        "templatestring",
        Signature.of(
            STRING,
            Parameter.any("template")
                .taking(Takes.UNKNOWN, Takes.SECRET, Takes.NULL, Takes.UNTYPED),
            Parameter.any("vars")),
        FileFunctions::rendered);
  }

  /** Of a path of which only the beginning is unknown, the name is known. */
  private static Value name(Arguments a) throws FunctionException {
    Value path = a.value(0);
    if (path instanceof Value.PartlyText text
        && text.parts().getLast() instanceof Value.Text end
        && Slashes.base(end.value()).length() < end.value().length()) {
      return Value.text(Slashes.base(end.value()));
    }
    Optional<String> unknown = path.unknownReason();
    return unknown.isPresent()
        ? Value.Unknown.of(STRING, unknown.get())
        : Value.text(Slashes.base(a.text(0)));
  }

  /** Returns a file's bytes, in the words of the functions that hash them. */
  static byte[] open(String path, FunctionContext context) throws FunctionException {
    Optional<byte[]> bytes = at(path, context);
    if (bytes.isPresent()) {
      return bytes.get();
    }
    String clean = Slashes.clean(path);
    throw new FunctionException(
        isDirectory(path, context)
            ? "read %s: is a directory".formatted(clean)
            : "open %s: no such file or directory".formatted(clean));
  }

  private static boolean isDirectory(String path, FunctionContext context)
      throws FunctionException {
    return !context.list(path).isEmpty();
  }

  private static byte[] read(String path, String shown, FunctionContext context)
      throws FunctionException {
    Optional<byte[]> bytes = at(path, context);
    if (bytes.isPresent()) {
      return bytes.get();
    }
    if (isDirectory(path, context)) {
      throw new FunctionException(
          "failed to read file: read %s: is a directory".formatted(Slashes.clean(path)));
    }
    throw new FunctionException(
        "no file exists at %s; this function works only with files that are distributed as part of the configuration source code, so if this file will be created by a resource in this configuration you must instead obtain this result from an attribute of that resource"
            .formatted(shown));
  }

  /** A path from a home directory leads out of the repository. */
  private static Optional<byte[]> at(String path, FunctionContext context)
      throws FunctionException {
    if (path.startsWith("~")) {
      throw new OutsideException();
    }
    return context.file(path);
  }

  private static byte[] read(Arguments a, FunctionContext context) throws FunctionException {
    try {
      return read(a.text(0), shown(a), context);
    } catch (OutsideException e) {
      throw e;
    } catch (FunctionException e) {
      throw new FunctionException(0, e.reason());
    }
  }

  private static String shown(Arguments a) {
    return a.value(0).mark().sensitive() ? "(sensitive value)" : GoText.quote(a.text(0));
  }

  private static Value text(Arguments a, FunctionContext context) throws FunctionException {
    return a.value(0).isKnown()
        ? Value.text(utf8(a, context)).and(a.value(0).mark())
        : a.unknown(STRING).and(a.value(0).mark());
  }

  private static String utf8(Arguments a, FunctionContext context) throws FunctionException {
    return EncodingFunctions.utf8(
        read(a, context),
        "contents of %s are not valid UTF-8; use the filebase64 function to obtain the Base64 encoded contents or the other file functions (e.g. filemd5, filesha256) to obtain file hashing results instead"
            .formatted(shown(a)));
  }

  private static Value base64(Arguments a, FunctionContext context) throws FunctionException {
    return (a.value(0).isKnown()
            ? Value.text(EncodingFunctions.base64(read(a, context)))
            : a.unknown(STRING))
        .and(a.value(0).mark());
  }

  private static Value exists(Arguments a, FunctionContext context) throws FunctionException {
    if (!a.value(0).isKnown()) {
      return a.unknown(BOOL).and(a.value(0).mark());
    }
    boolean file = at(a.text(0), context).isPresent();
    if (!file && isDirectory(a.text(0), context)) {
      throw new FunctionException(
          "%s is a directory, not a file".formatted(GoText.quote(Slashes.clean(a.text(0)))));
    }
    return Value.bool(file).and(a.value(0).mark());
  }

  private static Value set(Arguments a, FunctionContext context) throws FunctionException {
    Value.Mark marks = Value.Mark.NONE.and(a.value(0).mark()).and(a.value(1).mark());
    if (!a.value(0).isKnown() || !a.value(1).isKnown()) {
      return a.unknown(STRING_SET).and(marks);
    }
    List<String> found = new FileGlob(a.text(0), context).find(a.text(1));
    return Comparison.set(STRING, found.stream().map(Value::text).toList(), Value.Mark.NONE)
        .and(marks);
  }

  private static Value absolute(String path) {
    return path.startsWith("/") ? Value.text(Slashes.clean(path)) : HashFunctions.unknown(MACHINE);
  }

  private static Value expanded(String path) {
    return path.startsWith("~") ? HashFunctions.unknown(MACHINE) : Value.text(path);
  }

  private static Value template(Arguments a, FunctionContext context) throws FunctionException {
    Value.Mark marks = Value.Mark.NONE.and(a.value(0).mark()).and(a.value(1).marks());
    if (!a.value(0).isKnown() || !a.value(1).isKnown()) {
      return a.unknown(Type.Any.ANY).and(marks);
    }
    return context.template(a.text(0), utf8(a, context), variables(a)).and(marks);
  }

  private static Value.Fields variables(Arguments a) throws FunctionException {
    if (!(a.value(1).revealed() instanceof Value.Fields variables)) {
      throw new FunctionException(1, "invalid vars value: must be a map");
    }
    for (String name : variables.fields().keySet()) {
      if (!name.matches("[\\p{L}\\p{Nl}][\\p{L}\\p{Nl}\\p{Mn}\\p{Mc}\\p{Nd}\\p{Pc}-]*")) {
        throw new FunctionException(
            1,
            "invalid template variable name %s: must start with a letter, followed by zero or more letters, digits, and underscores"
                .formatted(GoText.quote(name)));
      }
    }
    return variables;
  }

  private static Value rendered(Arguments a, FunctionContext context) throws FunctionException {
    Value template = a.value(0);
    if (template instanceof Value.Unknown || template instanceof Value.PartlyText) {
      return a.unknown(STRING);
    }
    if (!(template instanceof Value.Text(String text, Value.Mark mark))) {
      throw new FunctionException(0, "invalid template value: a string is required");
    }
    Value made = context.template("<templatestring argument>", text, variables(a));
    try {
      return Conversion.text(made).and(mark);
    } catch (Misfit e) {
      throw new FunctionException("invalid template result: " + e.reason());
    }
  }
}
