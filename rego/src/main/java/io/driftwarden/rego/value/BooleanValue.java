package io.driftwarden.rego.value;

/** The value {@code true} or {@code false}; there are no other instances. */
public final class BooleanValue implements Value {
  public static final BooleanValue TRUE = new BooleanValue(true);
  public static final BooleanValue FALSE = new BooleanValue(false);

  private final boolean holds;

  private BooleanValue(boolean holds) {
    this.holds = holds;
  }

  public static BooleanValue of(boolean holds) {
    return holds ? TRUE : FALSE;
  }

  public boolean holds() {
    return holds;
  }

  @Override
  public Kind kind() {
    return Kind.BOOLEAN;
  }

  @Override
  public String toString() {
    return Boolean.toString(holds);
  }
}
