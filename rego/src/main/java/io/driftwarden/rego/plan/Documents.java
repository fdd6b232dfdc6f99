package io.driftwarden.rego.plan;

import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The documents under {@code data}, made by rules where there are some.
 *
 * <p>A position is either a {@link Value} or an {@link At}: a node whose value need not be made
 * whole when only a part of it is asked for.
 */
final class Documents {
  /** A node, and the data that lies at the same path. */
  record At(Node node, @Nullable Value base) {}

  private final Machine machine;

  Documents(Machine machine) {
    this.machine = machine;
  }

  /** Returns the position of a node; null where it is undefined. */
  @Nullable Object at(Node node, @Nullable Value base) {
    if (machine.world().isReplaced(node)) {
      return base;
    }
    return switch (node.kind()) {
      case PACKAGE, OBJECT -> new At(node, base);
      case COMPLETE, SET -> known(node);
      case FUNCTION -> null;
    };
  }

  /** Returns the position of a node by walking to it, so that what is replaced counts. */
  @Nullable Object walkTo(Node root, List<Value> path) {
    Object at = at(root, machine.world().data());
    for (Value key : path) {
      at = at == null ? null : get(at, key);
    }
    return at;
  }

  /** Returns the position at a key; null where it is undefined. */
  @Nullable Object get(Object at, Value key) {
    return switch (at) {
      case Value value -> element(value, key);
      case At(Node node, Value base) -> childAt(node, base, key);
      default -> throw new IllegalStateException();
    };
  }

  private @Nullable Object childAt(Node node, @Nullable Value base, Value key) {
    Value below = base == null ? null : element(base, key);
    Optional<Node> child =
        key instanceof StringValue name ? node.child(name.text()) : Optional.empty();
    Value entry = node.kind() == Node.Kind.OBJECT ? element(known(node), key) : null;
    Object position = child.isPresent() ? at(child.get(), below) : below;
    if (entry == null) {
      return position;
    }
    Value other = child.isPresent() && position != null ? value(position) : null;
    return other == null ? entry : merge(node, entry, other, branches(node));
  }

  /** Returns how many levels of an entry its rule's head made; below is what a rule gave whole. */
  private static int branches(Node node) {
    return node.clauses().stream().mapToInt(clause -> clause.path().size() - 1).max().orElse(0);
  }

  private Value merge(Node node, Value one, Value other, int levels) {
    if (levels > 0 && one instanceof ObjectValue first && other instanceof ObjectValue second) {
      Map<Value, Value> merged = new HashMap<>(first.entries());
      second
          .entries()
          .forEach(
              (key, value) -> merged.merge(key, value, (a, b) -> merge(node, a, b, levels - 1)));
      return ObjectValue.of(merged);
    }
    if (one instanceof SetValue first && other instanceof SetValue second) {
      Set<Value> union = new HashSet<>(first.elements());
      union.addAll(second.elements());
      return SetValue.of(union);
    }
    if (!one.equals(other)) {
      Site site = node.clauses().getFirst().site();
      throw Failures.duplicateKey(site);
    }
    return one;
  }

  /** Returns an element of an array, object or set; null where there is none. */
  static @Nullable Value element(@Nullable Value value, Value key) {
    return switch (value) {
      case ObjectValue object -> object.get(key);
      case SetValue set -> set.contains(key) ? key : null;
      case ArrayValue array -> key instanceof NumberValue number ? array.at(number) : null;
      case null, default -> null;
    };
  }

  /** Returns the keys at a position, in their order. */
  Iterable<Value> keys(Object at) {
    return switch (at) {
      case ObjectValue object -> object.keys();
      case SetValue set -> set.sorted();
      case ArrayValue array -> indexes(array.size());
      case At(Node node, Value base) -> keys(node, base);
      default -> List.of();
    };
  }

  private static List<Value> indexes(int size) {
    List<Value> indexes = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      indexes.add(NumberValue.of(i));
    }
    return indexes;
  }

  private List<Value> keys(Node node, @Nullable Value base) {
    Set<Value> keys = new HashSet<>();
    node.children().keySet().forEach(name -> keys.add(new StringValue(name)));
    if (base instanceof ObjectValue object) {
      keys.addAll(object.entries().keySet());
    }
    if (node.kind() == Node.Kind.OBJECT && known(node) instanceof ObjectValue object) {
      keys.addAll(object.entries().keySet());
    }
    return keys.stream().sorted().toList();
  }

  /** Returns the value at a position, made whole. */
  @Nullable Value value(Object at) {
    return switch (at) {
      case Value value -> value;
      case At position -> whole(position);
      default -> throw new IllegalStateException();
    };
  }

  private Value whole(At position) {
    Map<Value, Value> entries = new HashMap<>();
    List<Value> keys = keys(position.node(), position.base());
    prepare(position.node(), List.of());
    for (Value key : keys) {
      Object child = childAt(position.node(), position.base(), key);
      Value value = child == null ? null : value(child);
      Value below = position.base() == null ? null : element(position.base(), key);
      if (value != null) {
        entries.put(key, below == null || child instanceof At ? value : over(below, value));
      }
    }
    return ObjectValue.of(entries);
  }

  /** Returns data with what rules make beside it; where both have something, data counts. */
  @SuppressWarnings("ReferenceEquality") // a shortcut only
  private static Value over(Value base, Value made) {
    if (base == made
        || !(base instanceof ObjectValue first && made instanceof ObjectValue second)) {
      return base;
    }
    Map<Value, Value> merged = new HashMap<>(second.entries());
    first.entries().forEach((key, value) -> merged.merge(key, value, (b, a) -> over(a, b)));
    return ObjectValue.of(merged);
  }

  /** Returns what the rules of a node make, once; null where they make nothing. */
  private @Nullable Value known(Node node) {
    Map<Node, Optional<Value>> known = machine.world().known();
    Optional<Value> before = known.get(node);
    if (before == null) {
      machine.limits().enter();
      before = Optional.ofNullable(make(node));
      machine.limits().leave();
      known.put(node, before);
    }
    return before.orElse(null);
  }

  private @Nullable Value make(Node node) {
    return switch (node.kind()) {
      case COMPLETE -> new Result(machine, node).complete();
      case SET -> set(node);
      case OBJECT -> object(node);
      case FUNCTION, PACKAGE -> null;
    };
  }

  private Value set(Node node) {
    List<Clause> clauses = node.clauses();
    if (clauses.size() == 1) {
      return SetValue.of(elements(clauses.getFirst()));
    }
    List<List<Value>> parts = new ArrayList<>(Collections.nCopies(clauses.size(), List.of()));
    List<Shares.Piece> pieces = new ArrayList<>();
    for (int i = 0; i < clauses.size(); i++) {
      int part = i;
      pieces.add(m -> parts.set(part, m.documents().elements(clauses.get(part))));
    }
    Shares.run(machine, pieces);
    Set<Value> elements = new HashSet<>();
    parts.forEach(elements::addAll);
    return SetValue.of(elements);
  }

  private List<Value> elements(Clause clause) {
    List<Value> elements = new ArrayList<>();
    Frame frame = new Frame(machine, clause.size());
    machine.collect(clause.body(), frame, f -> elements.add(clause.value().value(f)));
    return elements;
  }

  /**
   * Makes what the rules at a path below each child make, so that threads may share that: the
   * caller is about to ask for one after the other.
   */
  void prepare(Node node, List<String> path) {
    if (!machine.mayDivide() || machine.world().hasReplaced()) {
      return;
    }
    List<Shares.Piece> pieces = new ArrayList<>();
    for (Node child : new TreeMap<>(node.children()).values()) {
      Node below = child;
      for (String name : path) {
        below = below.child(name).orElse(below);
      }
      Node rules = below;
      if (rules.kind() != Node.Kind.PACKAGE && rules.kind() != Node.Kind.FUNCTION) {
        pieces.add(m -> m.documents().known(rules));
      }
    }
    if (pieces.size() > 1) {
      machine.divide();
      Shares.run(machine, pieces);
    }
  }

  private Value object(Node node) {
    PartialObject object = new PartialObject();
    for (Clause clause : node.clauses()) {
      Frame frame = new Frame(machine, clause.size());
      machine.collect(clause.body(), frame, f -> object.add(clause, f));
    }
    return object.value();
  }

  /** Returns the result of a function, null where it is undefined. */
  @Nullable Value call(Node node, Value[] arguments) {
    Calls calls = machine.world().calls();
    Optional<Value> known = calls.find(node, arguments);
    if (known != null) {
      return known.orElse(null);
    }
    long before = machine.limits().steps();
    machine.limits().enter();
    Value result = new Result(machine, node).of(arguments);
    machine.limits().leave();
    calls.note(node, arguments, result, machine.limits().steps() - before);
    return result;
  }
}
