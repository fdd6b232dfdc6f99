package io.driftwarden.rego.value;

import org.jspecify.annotations.Nullable;

/** A string. */
public record StringValue(String text) implements Value {
  private static final int LONGEST_SHARED = 32;
  private static final @Nullable StringValue[] SHARED = new @Nullable StringValue[4096];

  /**
   * Returns the value of a text that is likely to come again, such as a name: mostly the same
   * instance, so that names of policies and of their input are found equal at a glance.
   */
  public static StringValue shared(String text) {
    if (text.length() > LONGEST_SHARED) {
      return new StringValue(text);
    }
    int hash = text.hashCode();
    int slot = (hash ^ (hash >>> 12)) & (SHARED.length - 1);
    StringValue known = SHARED[slot];
    if (known != null && known.text.equals(text)) {
      return known;
    }
    StringValue made = new StringValue(text);
    SHARED[slot] = made;
    return made;
  }

  @Override
  public Kind kind() {
    return Kind.STRING;
  }

  // Written out, since the ones that records have are slow until they are compiled.
  @Override
  public boolean equals(Object other) {
    return other == this || (other instanceof StringValue that && text.equals(that.text));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return toRego();
  }
}
