package io.driftwarden.rego.plan;

import io.driftwarden.rego.value.NumberValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a ref begins. */
public sealed interface Root {
  /** Returns the position, null where it is undefined. */
  @Nullable Object position(Frame frame);

  /** The value of an operand. */
  record Of(Operand operand) implements Root {
    @Override
    public Object position(Frame frame) {
      return operand.value(frame);
    }
  }

  /** {@code input}. */
  record Input() implements Root {
    @Override
    public @Nullable Object position(Frame frame) {
      return frame.machine().world().input();
    }
  }

  /** A node under {@code data}; {@code path} leads to it from the root of the tree. */
  record Data(Node root, Node node, List<Value> path) implements Root {
    /** Returns the root that stands for a node of a tree. */
    public static Data of(Node root, Node node) {
      List<Value> path = node.path().stream().<Value>map(StringValue::new).toList();
      return new Data(root, node, path);
    }

    @Override
    public @Nullable Object position(Frame frame) {
      Machine machine = frame.machine();
      boolean isOwn =
          !machine.world().hasReplaced()
              && (node.kind() == Node.Kind.COMPLETE || node.kind() == Node.Kind.SET);
      return isOwn ? machine.documents().at(node, null) : machine.documents().walkTo(root, path);
    }
  }

  /** Data at a path that writes a key as a number, which may be an index or a key's text. */
  record Stored(List<Value> path) implements Root {
    @Override
    public @Nullable Object position(Frame frame) {
      Value at = frame.machine().world().data();
      for (Value key : path) {
        Value below = Documents.element(at, key);
        boolean asText = below == null && at instanceof ObjectValue && key instanceof NumberValue;
        at = asText ? Documents.element(at, new StringValue(key.toJson())) : below;
      }
      return at;
    }
  }
}
