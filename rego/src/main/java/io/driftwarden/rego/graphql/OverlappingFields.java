package io.driftwarden.rego.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that fields that end up under one name in the answer mean the same (section 5.3.2): within
 * each set of selections, between it and the fragments that it spreads, and between those.
 */
final class OverlappingFields {
  private final Facts facts;
  private final Map<Pair, Boolean> compared = new HashMap<>();

  /** Two fragments, in the order of their names. */
  private record Pair(String one, String other) {
    static Pair of(Node one, Node other) {
      return one.name().compareTo(other.name()) <= 0
          ? new Pair(one.name(), other.name())
          : new Pair(other.name(), one.name());
    }
  }

  /**
   * Two fields that can't both be answered.
   *
   * @param name under which both would be
   * @param reason why, empty where fields within them conflict
   */
  private record Conflict(Node at, String name, String reason, List<Conflict> inner) {
    String text() {
      return inner.isEmpty()
          ? reason
          : String.join(
              " and ",
              inner.stream()
                  .map(each ->
                      "subfields \"%s\" conflict because %s".formatted(each.name(), each.text()))
                  .toList());
    }
  }

  /** What a set of selections has, with its inline fragments but without what it spreads. */
  private record Fields(Map<String, List<Node>> byName, List<Node> spreads) {
    static Fields of(List<Node> selections) {
      Fields fields = new Fields(new LinkedHashMap<>(), new ArrayList<>());
      fields.add(selections);
      return fields;
    }

    private void add(List<Node> selections) {
      for (Node selection : selections) {
        switch (selection.shape()) {
          case SPREAD -> spreads.add(selection);
          case INLINE -> add(selection.list("SelectionSet"));
          default ->
              byName.computeIfAbsent(answerName(selection), _ -> new ArrayList<>()).add(selection);
        }
      }
    }
  }

  OverlappingFields(Facts facts) {
    this.facts = facts;
  }

  private static String answerName(Node field) {
    return field.text("Alias").isEmpty() ? field.name() : field.text("Alias");
  }

  void check(List<Node> selections) throws InvalidGraphQlException {
    if (selections.isEmpty()) {
      return;
    }
    for (Conflict conflict : within(Fields.of(selections))) {
      facts.problem(
          conflict.at(),
          ("Fields \"%s\" conflict because %s. Use different aliases on the fields to fetch both if"
                  + " this was intentional.")
              .formatted(conflict.name(), conflict.text()));
    }
  }

  private List<Conflict> within(Fields fields) throws InvalidGraphQlException {
    List<Conflict> conflicts = new ArrayList<>();
    for (List<Node> same : fields.byName().values()) {
      for (int i = 0; i < same.size(); i++) {
        for (int j = i + 1; j < same.size(); j++) {
          compare(same.get(i), same.get(j), false).ifPresent(conflicts::add);
        }
      }
    }
    Set<String> entered = new HashSet<>();
    List<Node> spreads = fields.spreads();
    for (int i = 0; i < spreads.size(); i++) {
      new Against(fields, false, entered, conflicts).fragment(spreads.get(i));
      for (int j = i + 1; j < spreads.size(); j++) {
        fragments(spreads.get(i), spreads.get(j), false, conflicts);
      }
    }
    return conflicts;
  }

  private void between(Fields one, Fields other, boolean exclusive, List<Conflict> conflicts)
      throws InvalidGraphQlException {
    for (Map.Entry<String, List<Node>> entry : one.byName().entrySet()) {
      for (Node a : entry.getValue()) {
        for (Node b : other.byName().getOrDefault(entry.getKey(), List.of())) {
          compare(a, b, exclusive).ifPresent(conflicts::add);
        }
      }
    }
  }

  /** Compares fields with those of fragments, each of which is looked at once. */
  private final class Against {
    private final Fields fields;
    private final boolean exclusive;
    private final Set<String> entered;
    private final List<Conflict> conflicts;

    Against(Fields fields, boolean exclusive, Set<String> entered, List<Conflict> conflicts) {
      this.fields = fields;
      this.exclusive = exclusive;
      this.entered = entered;
      this.conflicts = conflicts;
    }

    void fragment(Node spread) throws InvalidGraphQlException {
      Node fragment = facts.definition(spread);
      if (!entered.add(spread.name()) || fragment == null) {
        return;
      }
      Fields inner = Fields.of(fragment.list("SelectionSet"));
      if (inner.byName().equals(fields.byName())) {
        return;
      }
      between(fields, inner, exclusive, conflicts);
      for (Node each : inner.spreads()) {
        if (!each.name().equals(spread.name())) {
          fragment(each);
        }
      }
    }
  }

  private void fragments(Node one, Node other, boolean exclusive, List<Conflict> conflicts)
      throws InvalidGraphQlException {
    Boolean before = compared.get(Pair.of(one, other));
    if (one.name().equals(other.name()) || (before != null && (exclusive || !before))) {
      return;
    }
    facts.work(1);
    compared.put(Pair.of(one, other), exclusive);
    Node first = facts.definition(one);
    Node second = facts.definition(other);
    if (first == null || second == null) {
      return;
    }
    Fields firsts = Fields.of(first.list("SelectionSet"));
    Fields seconds = Fields.of(second.list("SelectionSet"));
    between(firsts, seconds, exclusive, conflicts);
    for (Node spread : seconds.spreads()) {
      fragments(one, spread, exclusive, conflicts);
    }
    for (Node spread : firsts.spreads()) {
      fragments(spread, other, exclusive, conflicts);
    }
  }

  private Optional<Conflict> compare(Node one, Node other, boolean parentsExclusive)
      throws InvalidGraphQlException {
    facts.work(1);
    Node oneParent = facts.parent(one);
    Node otherParent = facts.parent(other);
    if (oneParent == null || otherParent == null) {
      return Optional.empty();
    }
    boolean exclusive = parentsExclusive || areExclusive(one, other);
    String reason = exclusive ? "" : difference(one, other);
    if (reason.isEmpty()) {
      reason = typeDifference(one, other);
    }
    List<Conflict> inner = reason.isEmpty() ? inner(one, other, exclusive) : List.of();
    return reason.isEmpty() && inner.isEmpty()
        ? Optional.empty()
        : Optional.of(new Conflict(other, answerName(one), reason, inner));
  }

  /** Reports whether only one of two fields can be there, since their objects differ. */
  private boolean areExclusive(Node one, Node other) {
    Node oneParent = facts.parent(one);
    Node otherParent = facts.parent(other);
    return oneParent != null
        && otherParent != null
        && !oneParent.name().equals(otherParent.name())
        && Schema.isKind(oneParent, "OBJECT")
        && Schema.isKind(otherParent, "OBJECT")
        && facts.definition(one) != null
        && facts.definition(other) != null;
  }

  private static String difference(Node one, Node other) throws InvalidGraphQlException {
    if (!one.name().equals(other.name())) {
      return "\"%s\" and \"%s\" are different fields".formatted(one.name(), other.name());
    }
    return sameArguments(one.list("Arguments"), other.list("Arguments"))
        ? ""
        : "they have differing arguments";
  }

  private static boolean sameArguments(List<Node> ones, List<Node> others)
      throws InvalidGraphQlException {
    for (Node one : ones) {
      boolean found = false;
      for (Node other : others) {
        found |=
            one.name().equals(other.name())
                && Values.same(one.required("Value"), other.required("Value"));
      }
      if (!found) {
        return false;
      }
    }
    return ones.size() == others.size();
  }

  private String typeDifference(Node one, Node other) throws InvalidGraphQlException {
    Node oneDefinition = facts.definition(one);
    Node otherDefinition = facts.definition(other);
    if (oneDefinition == null || otherDefinition == null) {
      return "";
    }
    Node oneType = oneDefinition.required("Type");
    Node otherType = otherDefinition.required("Type");
    return typesConflict(oneType, otherType)
        ? "they return conflicting types \"%s\" and \"%s\""
            .formatted(Types.text(oneType), Types.text(otherType))
        : "";
  }

  private boolean typesConflict(Node one, Node other) throws InvalidGraphQlException {
    if (Types.isList(one) && Types.isList(other)) {
      return typesConflict(one.required("Elem"), other.required("Elem"));
    }
    if (Types.isList(one) != Types.isList(other)
        || Types.isNonNull(one) != Types.isNonNull(other)) {
      return true;
    }
    Node first = facts.schema().type(one.text("NamedType"));
    Node second = facts.schema().type(other.text("NamedType"));
    return first != null
        && second != null
        && Schema.isLeaf(first)
        && Schema.isLeaf(second)
        && !first.name().equals(second.name());
  }

  private List<Conflict> inner(Node one, Node other, boolean exclusive)
      throws InvalidGraphQlException {
    if (one.list("SelectionSet").isEmpty() && other.list("SelectionSet").isEmpty()) {
      return List.of();
    }
    List<Conflict> conflicts = new ArrayList<>();
    Fields ones = Fields.of(one.list("SelectionSet"));
    Fields others = Fields.of(other.list("SelectionSet"));
    between(ones, others, exclusive, conflicts);
    for (Node spread : others.spreads()) {
      new Against(ones, exclusive, new HashSet<>(), conflicts).fragment(spread);
    }
    for (Node spread : ones.spreads()) {
      new Against(others, exclusive, new HashSet<>(), conflicts).fragment(spread);
    }
    for (Node a : ones.spreads()) {
      for (Node b : others.spreads()) {
        fragments(a, b, exclusive, conflicts);
      }
    }
    return conflicts;
  }
}
