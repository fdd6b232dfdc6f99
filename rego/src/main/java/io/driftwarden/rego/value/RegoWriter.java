package io.driftwarden.rego.value;

/** Writes values in the policy language's own notation. */
final class RegoWriter {
  private final StringBuilder out = new StringBuilder();

  private RegoWriter() {}

  static String write(Value value) {
    RegoWriter writer = new RegoWriter();
    writer.append(value);
    return writer.out.toString();
  }

  private void append(Value value) {
    switch (value) {
      case NullValue _ -> out.append("null");
      case BooleanValue bool -> out.append(bool.holds());
      case NumberValue number -> out.append(number.text());
      case StringValue string -> JsonWriter.quote(string.text(), out);
      case ArrayValue array -> list("[", array, "]");
      case SetValue set -> {
        if (set.size() == 0) {
          out.append("set()");
        } else {
          list("{", set, "}");
        }
      }
      case ObjectValue object -> object(object);
    }
  }

  private void list(String open, Iterable<Value> elements, String close) {
    out.append(open);
    String separator = "";
    for (Value element : elements) {
      out.append(separator);
      append(element);
      separator = ", ";
    }
    out.append(close);
  }

  private void object(ObjectValue object) {
    out.append('{');
    String separator = "";
    for (Value key : object.keys()) {
      out.append(separator);
      append(key);
      out.append(": ");
      append(object.at(key));
      separator = ", ";
    }
    out.append('}');
  }
}
