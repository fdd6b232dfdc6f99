package io.driftwarden.controller.target.aws;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The tags that people gave; those of AWS itself, which nobody can set, are left out. */
record Tags(SortedMap<String, Object> byKey) {
  private static final String RESERVED = "aws:";

  /** Returns the tags of whichever service's type they are. */
  static <T> Tags of(Collection<T> tags, Function<T, String> key, Function<T, String> value) {
    SortedMap<String, Object> found = new TreeMap<>();
    tags.stream()
        .filter(tag -> !key.apply(tag).startsWith(RESERVED))
        .forEach(tag -> found.put(key.apply(tag), value.apply(tag)));
    return new Tags(found);
  }

  /** Returns them as CloudFormation writes them. */
  List<Map<String, Object>> asList() {
    return byKey.entrySet().stream()
        .map(tag -> Map.of("Key", (Object) tag.getKey(), "Value", tag.getValue()))
        .toList();
  }
}
