package io.driftwarden.rego.value;

/** A string. */
public record StringValue(String text) implements Value {
  @Override
  public Kind kind() {
    return Kind.STRING;
  }

  @Override
  public String toString() {
    return toRego();
  }
}
