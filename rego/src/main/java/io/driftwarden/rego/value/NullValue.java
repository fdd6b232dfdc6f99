package io.driftwarden.rego.value;

/** The value {@code null}. */
public final class NullValue implements Value {
  public static final NullValue NULL = new NullValue();

  private NullValue() {}

  @Override
  public Kind kind() {
    return Kind.NULL;
  }

  @Override
  public String toString() {
    return "null";
  }
}
