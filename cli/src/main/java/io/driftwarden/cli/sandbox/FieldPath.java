package io.driftwarden.cli.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The way to a field or a list item.
 *
 * @param steps in the notation of FieldsV1: {@code f:name} a field, {@code k:{…}} the list item
 *     with these key fields, {@code v:…} the item of this value
 */
record FieldPath(List<String> steps) {
  static final FieldPath ROOT = new FieldPath(List.of());

  /** Returns the path of a field by the names that lead to it. */
  static FieldPath of(String... names) {
    FieldPath path = ROOT;
    for (String name : names) {
      path = path.field(name);
    }
    return path;
  }

  FieldPath field(String name) {
    return then("f:" + name);
  }

  FieldPath then(String step) {
    List<String> longer = new ArrayList<>(steps);
    longer.add(step);
    return new FieldPath(List.copyOf(longer));
  }

  /** Reports whether it is the other one or leads on from there. */
  boolean isWithin(FieldPath other) {
    return steps.size() >= other.steps.size()
        && steps.subList(0, other.steps.size()).equals(other.steps);
  }

  boolean isKeyedItem() {
    return !steps.isEmpty() && steps.getLast().startsWith("k:");
  }

  /** Returns it as messages spell it: {@code .spec.ports[port=80,protocol="TCP"].name}. */
  @Override
  public String toString() {
    return steps.stream().map(FieldPath::spelling).collect(Collectors.joining());
  }

  private static String spelling(String step) {
    String rest = step.substring(2);
    return switch (step.charAt(0)) {
      case 'f' -> "." + rest;
      case 'v' -> "[=" + rest + "]";
      default -> keys(Json.parse(rest));
    };
  }

  private static String keys(JsonNode keys) {
    return keys.properties().stream()
        .map(key -> key.getKey() + "=" + Json.text(key.getValue()))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
