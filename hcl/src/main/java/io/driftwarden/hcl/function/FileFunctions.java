package io.driftwarden.hcl.function;

import static io.driftwarden.hcl.function.Functions.strict;

import io.driftwarden.hcl.function.Function.Declared;
import io.driftwarden.hcl.value.Value;
import java.util.HexFormat;
import java.util.Map;

/** Functions on files and paths; files are read inside the repository only. */
final class FileFunctions {
  private FileFunctions() {}

  static void declare(Map<String, Declared> all) {
    strict(all, "file", 1, (a, c) -> Value.text(EncodingFunctions.utf8(read(a.text(0), c))));
    strict(
        all, "filebase64", 1, (a, c) -> Value.text(EncodingFunctions.base64(read(a.text(0), c))));
    strict(all, "fileexists", 1, (a, c) -> Value.bool(c.file(a.text(0)).isPresent()));
    strict(all, "filemd5", 1, (a, c) -> hex("MD5", a, c));
    strict(all, "filesha1", 1, (a, c) -> hex("SHA-1", a, c));
    strict(all, "filesha256", 1, (a, c) -> hex("SHA-256", a, c));
    strict(all, "filesha512", 1, (a, c) -> hex("SHA-512", a, c));
    strict(all, "filebase64sha256", 1, (a, c) -> base64("SHA-256", a, c));
    strict(all, "filebase64sha512", 1, (a, c) -> base64("SHA-512", a, c));
    Functions.any(all, "basename", 1, (a, _) -> base(a));
    strict(all, "dirname", 1, (a, _) -> Value.text(directory(a.text(0))));
    Functions.outside(all, "templatefile", 2, FileFunctions::template);
    EncodingFunctions.unknown(all, "fileset", "fileset is not evaluated");
    EncodingFunctions.unknown(all, "abspath", "the path depends on the machine");
    EncodingFunctions.unknown(all, "pathexpand", "the path depends on the machine");
    EncodingFunctions.unknown(all, "templatestring", "templatestring is not evaluated");
  }

  private static byte[] read(String path, FunctionContext context) throws FunctionException {
    return context
        .file(path)
        .orElseThrow(() -> new FunctionException("there is no file \"" + path + "\""));
  }

  private static Value hex(String algorithm, Arguments a, FunctionContext context)
      throws FunctionException {
    byte[] hash = EncodingFunctions.hash(algorithm, read(a.text(0), context));
    return Value.text(HexFormat.of().formatHex(hash));
  }

  private static Value base64(String algorithm, Arguments a, FunctionContext context)
      throws FunctionException {
    return Value.text(
        EncodingFunctions.base64(EncodingFunctions.hash(algorithm, read(a.text(0), context))));
  }

  private static Value template(Arguments a, FunctionContext context) throws FunctionException {
    String path = a.text(0);
    return context.template(path, EncodingFunctions.utf8(read(path, context)), a.fields(1));
  }

  /** Of a path of which only the beginning is unknown, the name is known. */
  private static Value base(Arguments a) throws FunctionException {
    Value path = a.value(0);
    if (path instanceof Value.PartlyText text
        && text.parts().getLast() instanceof Value.Text end
        && base(end.value()).length() < end.value().length()) {
      return Value.text(base(end.value()));
    }
    return path.unknownReason().isPresent()
        ? new Value.Unknown(path.unknownReason().get(), Value.Mark.NONE)
        : Value.text(base(a.text(0)));
  }

  private static String base(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return end == 0 ? "." : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  private static String directory(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
  }
}
