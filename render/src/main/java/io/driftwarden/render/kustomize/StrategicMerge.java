package io.driftwarden.render.kustomize;

import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' strategic merge as kustomize does it: mappings are merged, lists of known kinds
 * element by element, and {@code $patch} says otherwise. What a patch decides has the patch's
 * place.
 */
final class StrategicMerge {
  private static final String DIRECTIVE = "$patch";
  private static final Set<String> NOT_KUSTOMIZE =
      Set.of("$setElementOrder", "$deleteFromPrimitiveList", "$retainKeys");

  /** What a patch says about the value that it meets. */
  private enum Word {
    MERGE,
    REPLACE,
    DELETE
  }

  private StrategicMerge() {}

  /** Returns the patched object; nothing if the patch deletes it. */
  static Optional<Node.Mapping> apply(Node.Mapping target, Node.Mapping patch) {
    Kinds.meetMerge();
    return merge(target, patch, "") instanceof Node.Mapping merged
        ? Optional.of(merged)
        : Optional.empty();
  }

  /** Returns the merged value; null where the field goes away. */
  static @Nullable Node merge(@Nullable Node target, @Nullable Node patch, String known) {
    String type = known.isEmpty() ? type(target, patch) : known;
    Node first = isNothing(target) ? patch : target;
    if (first == null || first instanceof Node.Null) {
      return mergeMapping(target, patch, type);
    }
    checkSameShape(first, patch);
    return switch (first) {
      case Node.Mapping _ -> mergeMapping(target, patch, type);
      case Node.Sequence _ -> override(target, patch);
      case Node.Bool _, Node.Number _, Node.Text _, Node.Null _ -> override(target, patch);
    };
  }

  private static String type(@Nullable Node target, @Nullable Node patch) {
    String type = target == null ? "" : Kinds.typeOf(target);
    return type.isEmpty() && patch != null ? Kinds.typeOf(patch) : type;
  }

  static boolean isNothing(@Nullable Node node) {
    return node == null || node instanceof Node.Null;
  }

  private static @Nullable Node override(@Nullable Node target, @Nullable Node patch) {
    if (patch == null) {
      return target;
    }
    return patch instanceof Node.Null ? null : patch;
  }

  private static void checkSameShape(Node first, @Nullable Node patch) {
    if (patch != null && !(patch instanceof Node.Null) && !shape(first).equals(shape(patch))) {
      throw KustomizeProblem.badPatch(
          "The patch has %s here, and the resource %s at %s."
              .formatted(shape(patch), shape(first), first.place()),
          patch.place());
    }
  }

  private static String shape(Node node) {
    return switch (node) {
      case Node.Mapping _ -> "a mapping";
      case Node.Sequence _ -> "a list";
      case Node.Bool _, Node.Number _, Node.Text _, Node.Null _ -> "a single value";
    };
  }

  private static @Nullable Node mergeMapping(
      @Nullable Node target, @Nullable Node patch, String type) {
    if (patch instanceof Node.Null) {
      return null;
    }
    if (!(patch instanceof Node.Mapping changes)) {
      return target instanceof Node.Mapping mapping ? fields(mapping, null, type) : kept(target);
    }
    Node.Mapping clean = Edits.without(changes, DIRECTIVE);
    return switch (word(changes)) {
      case DELETE -> null;
      case REPLACE -> fields(clean, clean, type);
      case MERGE ->
          target instanceof Node.Mapping mapping
              ? fields(mapping, clean, type)
              : fields(clean, clean, type);
    };
  }

  /** A null that somebody wrote stays, a key without a value doesn't. */
  private static @Nullable Node kept(@Nullable Node target) {
    return target instanceof Node.Null nothing && Edits.isWritten(nothing) ? nothing : null;
  }

  private static Word word(Node.Mapping patch) {
    Optional<Node> value = patch.get(DIRECTIVE);
    if (value.isEmpty()) {
      return Word.MERGE;
    }
    return switch (Edits.scalar(value.get())) {
      case "merge" -> Word.MERGE;
      case "replace" -> Word.REPLACE;
      case "delete" -> Word.DELETE;
      default ->
          throw KustomizeProblem.badPatch(
              "$patch is merge, replace or delete.", value.get().place());
    };
  }

  private static Node.Mapping fields(
      Node.Mapping target, Node.@Nullable Mapping patch, String type) {
    Set<String> keys = new LinkedHashSet<>();
    target.entries().forEach(entry -> keys.add(entry.key()));
    if (patch != null) {
      patch.entries().forEach(entry -> keys.add(entry.key()));
    }
    List<Node.Entry> merged = new ArrayList<>();
    for (String key : keys) {
      Node.Entry own = target.entry(key).orElse(null);
      Node.Entry change = patch == null ? null : patch.entry(key).orElse(null);
      Node.Entry named = own == null ? change : own;
      Node value = field(own, change, type);
      if (value != null && named != null) {
        merged.add(new Node.Entry(key, named.keyPlace(), value));
      }
    }
    return new Node.Mapping(merged, target.place());
  }

  private static @Nullable Node field(
      Node.@Nullable Entry own, Node.@Nullable Entry change, String type) {
    Node target = own == null ? null : own.value();
    Node patch = change == null ? null : change.value();
    String key = own != null ? own.key() : change != null ? change.key() : "";
    if (change != null && NOT_KUSTOMIZE.contains(key.split("/")[0])) {
      throw KustomizeProblem.badPatch(
          "Kustomize doesn't know %s. Leave it out.".formatted(key), change.keyPlace());
    }
    Optional<Kinds.Field> known = Kinds.field(type, key);
    if (known.isPresent() && known.get().merged() && isList(target, patch)) {
      return mergeList(target, patch, known.get());
    }
    return merge(target, patch, known.map(Kinds.Field::type).orElse(""));
  }

  private static boolean isList(@Nullable Node target, @Nullable Node patch) {
    return (isNothing(target) ? patch : target) instanceof Node.Sequence;
  }

  private static @Nullable Node mergeList(
      @Nullable Node target, @Nullable Node patch, Kinds.Field field) {
    Node first = isNothing(target) ? patch : target;
    if (first == null || (patch instanceof Node.Null && !isNothing(target))) {
      return null;
    }
    checkSameShape(first, patch);
    Node.Sequence changes = patch instanceof Node.Sequence list ? list : null;
    if (!(target instanceof Node.Sequence own)) {
      return changes == null ? null : ListMerge.ofNew(changes, field);
    }
    if (changes == null) {
      return ListMerge.of(own, List.of(), field);
    }
    Optional<Node.Mapping> directive = directive(changes);
    Node.Sequence clean = directive.isEmpty() ? changes : without(changes, directive.get());
    return switch (directive.map(StrategicMerge::word).orElse(Word.MERGE)) {
      case DELETE -> null;
      case REPLACE -> ListMerge.ofNew(clean, field);
      case MERGE -> ListMerge.of(own, clean.items(), field);
    };
  }

  /** Returns the element of a patch's list that says what the list is for: it says nothing else. */
  private static Optional<Node.Mapping> directive(Node.Sequence changes) {
    return changes.items().stream()
        .filter(Node.Mapping.class::isInstance)
        .map(Node.Mapping.class::cast)
        .filter(mapping -> mapping.get(DIRECTIVE).isPresent())
        .findFirst()
        .filter(mapping -> mapping.entries().size() == 1);
  }

  private static Node.Sequence without(Node.Sequence list, Node.Mapping directive) {
    String word = Edits.text(directive, DIRECTIVE);
    return new Node.Sequence(
        list.items().stream().filter(item -> !says(item, word)).toList(), list.place());
  }

  private static boolean says(Node item, String word) {
    return item instanceof Node.Mapping mapping && Edits.text(mapping, DIRECTIVE).equals(word);
  }

  /** Reports whether a patch's element takes the place of the one that it meets. */
  static boolean replaces(Node patch) {
    return patch instanceof Node.Mapping mapping && word(mapping) == Word.REPLACE;
  }
}
