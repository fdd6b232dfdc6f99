package io.driftwarden.hcl.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Equality and order of wholly known values; marks don't count. */
public final class Comparison {
  /** A total order: by kind, then by value; text by code points. */
  public static final Comparator<Value> ORDER = Comparison::compare;

  private Comparison() {}

  /** Reports whether {@code ==} holds; a number and the text that spells it are not equal. */
  public static boolean equal(Value a, Value b) {
    return compare(a, b) == 0;
  }

  private static int compare(Value a, Value b) {
    int kinds = Integer.compare(rank(a), rank(b));
    if (kinds != 0) {
      return kinds;
    }
    return switch (a) {
      case Value.Null _ -> 0;
      case Value.Bool x when b instanceof Value.Bool y -> Boolean.compare(x.value(), y.value());
      case Value.Num x when b instanceof Value.Num y -> x.exactly().compareTo(y.exactly());
      case Value.Text x when b instanceof Value.Text y -> codePoints(x.value(), y.value());
      case Value.Items x when b instanceof Value.Items y -> items(x.items(), y.items());
      case Value.Fields x when b instanceof Value.Fields y -> fields(x, y);
      default -> Integer.compare(System.identityHashCode(a), System.identityHashCode(b));
    };
  }

  private static int rank(Value value) {
    return switch (value) {
      case Value.Null _ -> 0;
      case Value.Bool _ -> 1;
      case Value.Num _ -> 2;
      case Value.Text _ -> 3;
      case Value.Items _ -> 4;
      case Value.Fields _ -> 5;
      case Value.PartlyText _ -> 6;
      case Value.PartlyJson _ -> 7;
      case Value.Unknown _ -> 8;
    };
  }

  /** Orders by code points, which is the order of the UTF-8 bytes. */
  public static int codePoints(String a, String b) {
    Iterator<Integer> left = a.codePoints().iterator();
    Iterator<Integer> right = b.codePoints().iterator();
    while (left.hasNext() && right.hasNext()) {
      int order = left.next().compareTo(right.next());
      if (order != 0) {
        return order;
      }
    }
    return Boolean.compare(left.hasNext(), right.hasNext());
  }

  private static int items(List<Value> a, List<Value> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int fields(Value.Fields a, Value.Fields b) {
    Iterator<Map.Entry<String, Value>> left = sorted(a).entrySet().iterator();
    Iterator<Map.Entry<String, Value>> right = sorted(b).entrySet().iterator();
    while (left.hasNext() && right.hasNext()) {
      Map.Entry<String, Value> x = left.next();
      Map.Entry<String, Value> y = right.next();
      int order = codePoints(x.getKey(), y.getKey());
      order = order != 0 ? order : compare(x.getValue(), y.getValue());
      if (order != 0) {
        return order;
      }
    }
    return Boolean.compare(left.hasNext(), right.hasNext());
  }

  /** Returns the fields in the order in which the language goes through them. */
  public static SortedMap<String, Value> sorted(Value.Fields fields) {
    SortedMap<String, Value> sorted = new TreeMap<>(Comparison::codePoints);
    sorted.putAll(fields.fields());
    return sorted;
  }

  /** Returns a set of the values: sorted, without repetitions, as secret as what is in it. */
  public static Value.Items set(List<Value> values, Value.Mark mark) {
    return set(Type.firstKnown(values), values, mark);
  }

  /** Returns a set of values of a type. */
  public static Value.Items set(Type item, List<Value> values, Value.Mark mark) {
    Value.Mark marks = mark;
    List<Value> sorted = new ArrayList<>(values.size());
    for (Value value : values) {
      marks = marks.and(value.marks());
      sorted.add(value.revealed());
    }
    sorted.sort(SetOrder.ORDER);
    return Value.Items.set(item, withoutRepetitions(sorted), marks);
  }

  /** What is not known may be anything, so it is no repetition. */
  private static List<Value> withoutRepetitions(List<Value> sorted) {
    List<Value> once = new ArrayList<>(sorted.size());
    for (Value value : sorted) {
      boolean known = value.unknownReason().isEmpty();
      if (!known || once.isEmpty() || compare(once.getLast(), value) != 0) {
        once.add(value);
      }
    }
    return once;
  }
}
