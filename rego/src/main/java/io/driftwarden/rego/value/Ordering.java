package io.driftwarden.rego.value;

import java.util.List;

/** The total order of values. */
final class Ordering {
  private Ordering() {}

  @SuppressWarnings("ReferenceEquality") // a shortcut only
  static int compare(Value a, Value b) {
    if (a == b) {
      return 0;
    }
    if (a.kind() != b.kind()) {
      return a.kind().compareTo(b.kind());
    }
    return switch (a) {
      case NullValue _ -> 0;
      case BooleanValue x -> Boolean.compare(x.holds(), ((BooleanValue) b).holds());
      case NumberValue x -> x.value().compareTo(((NumberValue) b).value());
      case StringValue x -> byCodePoint(x.text(), ((StringValue) b).text());
      case ArrayValue x -> inTurn(x.elements(), ((ArrayValue) b).elements());
      case ObjectValue x -> entries(x, (ObjectValue) b);
      case SetValue x -> inTurn(x.sorted(), ((SetValue) b).sorted());
    };
  }

  /** Compares as UTF-8 would: UTF-16 units differ from that order for surrogates only. */
  static int byCodePoint(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean both = Character.isSurrogate(x) == Character.isSurrogate(y);
        return both ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static int inTurn(List<Value> a, List<Value> b) {
    int length = Math.min(a.size(), b.size());
    for (int i = 0; i < length; i++) {
      int order = compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int entries(ObjectValue a, ObjectValue b) {
    List<Value> ours = a.keys();
    List<Value> theirs = b.keys();
    int length = Math.min(ours.size(), theirs.size());
    for (int i = 0; i < length; i++) {
      int order = compare(ours.get(i), theirs.get(i));
      if (order == 0) {
        order = compare(a.at(ours.get(i)), b.at(theirs.get(i)));
      }
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(ours.size(), theirs.size());
  }
}
