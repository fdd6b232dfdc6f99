package io.driftwarden.policies;

import static java.util.regex.Matcher.quoteReplacement;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.rego.CompiledPolicies;
import io.driftwarden.rego.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What violates a rule may be what is there in truth where a part of it can't be known: hiding any
 * part of any resource never makes a rule silent about one.
 */
class HiddenPartsTest {
  private static final String INPUT = "with input as ";
  private static final String REASON = "it is known only later";
  private static final Pattern RAW = Pattern.compile("`([^`]*)`");
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** What a resource is said to be is never unknown. */
  private static final Set<Object> IDENTITY = Set.of("kind", "apiVersion");

  /** All rules: where one can't know, it may be for another to say so. */
  private record Rules(CompiledPolicies policies, List<String> names) {
    Map<String, Set<Object>> findings(Map<?, ?> input) {
      Map<String, Set<Object>> findings = new LinkedHashMap<>();
      names.forEach(rule -> findings.put(rule, found(rule, input)));
      return findings;
    }

    /** Returns the addresses of the resources about which a rule says something. */
    private Set<Object> found(String rule, Map<?, ?> input) {
      String findings = policies.evaluate(rule, Value.of(input)).map(Value::toJson).orElse("[]");
      Set<Object> addresses = new TreeSet<>();
      for (Object finding : JSON.readValue(findings, List.class)) {
        addresses.add(Objects.requireNonNull(((Map<?, ?>) finding).get("address")));
      }
      return addresses;
    }
  }

  private static List<String> rules() throws IOException {
    return LibraryFiles.endingIn("rule.rego").stream().map(HiddenPartsTest::rule).toList();
  }

  @TestFactory
  List<DynamicTest> noRuleIsSilentAboutWhatMayBeAViolation() throws IOException {
    Rules rules = new Rules(LibraryFiles.compiled(), rules());
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : LibraryFiles.endingIn("rule_test.rego")) {
      List<String> inputs = inputs(Files.readString(file));
      for (String input : inputs) {
        String name = LibraryFiles.LIBRARY.relativize(file.getParent()) + " " + tests.size();
        tests.add(DynamicTest.dynamicTest(name, () -> check(rules, rule(file), input)));
      }
    }
    assertTrue(tests.size() >= 79, "only " + tests.size() + " inputs were found");
    return tests;
  }

  private static String rule(Path file) {
    String path = LibraryFiles.LIBRARY.relativize(file.getParent()).toString();
    return "data.driftwarden.rules." + path.replace('/', '.').replace('-', '_') + ".finding";
  }

  /** Returns the inputs that tests give to rules; what a test computes first is left out. */
  private static List<String> inputs(String tests) {
    List<String> inputs = new ArrayList<>();
    for (int at = tests.indexOf(INPUT); at >= 0; at = tests.indexOf(INPUT, at + 1)) {
      String input = json(tests.substring(at + INPUT.length()));
      if (isWrittenOut(input)) {
        inputs.add(input);
      }
    }
    return inputs;
  }

  private static String json(String rego) {
    return RAW.matcher(rego)
        .replaceAll(raw -> quoteReplacement(JSON.writeValueAsString(raw.group(1))));
  }

  private static boolean isWrittenOut(String json) {
    try {
      return !read(json).isEmpty();
    } catch (JacksonException e) {
      return false;
    }
  }

  private static void check(Rules rules, String rule, String input) {
    Map<String, Set<Object>> before = rules.findings(read(input));
    Set<Object> found = before.getOrDefault(rule, Set.of());
    List<String> silent = new ArrayList<>();
    List<?> resources = resources(read(input));
    for (int i = 0; i < resources.size(); i++) {
      Map<?, ?> resource = (Map<?, ?>) resources.get(i);
      for (List<Object> path : paths(resource.get("values"), List.of())) {
        Set<Object> left = new TreeSet<>(found);
        rules
            .findings(hidden(read(input), i, path))
            .forEach((other, now) -> {
              if (!other.equals(rule)) {
                now.removeAll(before.getOrDefault(other, Set.of()));
              }
              left.removeAll(now);
            });
        if (!left.isEmpty()) {
          silent.add("%s %s: nothing of %s".formatted(resource.get("address"), path, left));
        }
      }
    }
    assertEquals(List.of(), silent);
  }

  private static Map<?, ?> read(String json) {
    return JSON.readValue(json, Map.class);
  }

  private static List<?> resources(Map<?, ?> input) {
    return (List<?>) Objects.requireNonNull(input.get("resources"));
  }

  /** Returns the ways to all that is in a value. */
  private static List<List<Object>> paths(@Nullable Object value, List<Object> here) {
    List<List<Object>> paths = new ArrayList<>();
    parts(value)
        .forEach((step, part) -> {
          if (!(here.isEmpty() && IDENTITY.contains(step))) {
            List<Object> path = Stream.concat(here.stream(), Stream.of(step)).toList();
            paths.add(path);
            paths.addAll(paths(part, path));
          }
        });
    return paths;
  }

  private static Map<Object, @Nullable Object> parts(@Nullable Object value) {
    Map<Object, @Nullable Object> parts = new LinkedHashMap<>();
    switch (value) {
      case Map<?, ?> mapping -> parts.putAll(mapping);
      case List<?> items -> items.forEach(item -> parts.put(parts.size(), item));
      case null, default -> {}
    }
    return parts;
  }

  /** Returns an input in which a part of a resource can't be known. */
  private static Map<?, ?> hidden(Map<?, ?> input, int resource, List<Object> path) {
    Map<Object, Object> changed = mapping(resources(input).get(resource));
    hide(Objects.requireNonNull(changed.get("values")), path);
    Object unknown = changed.get("unknown");
    changed.put("unknown", mirror(unknown, Objects.requireNonNull(changed.get("values")), path));
    return input;
  }

  @SuppressWarnings("unchecked")
  private static Map<Object, Object> mapping(Object value) {
    return (Map<Object, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static void hide(Object value, List<Object> path) {
    Object step = path.getFirst();
    boolean last = path.size() == 1;
    if (value instanceof List<?> items) {
      int index = (Integer) step;
      if (last) {
        ((List<@Nullable Object>) items).set(index, null);
      } else {
        hide(items.get(index), path.subList(1, path.size()));
      }
    } else if (last) {
      mapping(value).remove(step);
    } else {
      hide(Objects.requireNonNull(mapping(value).get(step)), path.subList(1, path.size()));
    }
  }

  /** Returns the mirror of what is unknown, with one more reason in it. */
  private static Object mirror(@Nullable Object unknown, Object value, List<Object> path) {
    if (path.isEmpty() || unknown instanceof String) {
      return unknown instanceof String reason ? reason : REASON;
    }
    List<Object> rest = path.subList(1, path.size());
    if (value instanceof List<?> items) {
      List<@Nullable Object> mirrored = new ArrayList<>();
      items.forEach(_ -> mirrored.add(null));
      if (unknown instanceof List<?> before) {
        for (int i = 0; i < before.size(); i++) {
          mirrored.set(i, before.get(i));
        }
      }
      int index = (Integer) path.getFirst();
      mirrored.set(index, mirror(mirrored.get(index), within(items.get(index)), rest));
      return mirrored;
    }
    Map<Object, Object> mirrored =
        new LinkedHashMap<>(unknown instanceof Map<?, ?> before ? before : Map.of());
    Object step = path.getFirst();
    mirrored.put(step, mirror(mirrored.get(step), within(mapping(value).get(step)), rest));
    return mirrored;
  }

  private static Object within(@Nullable Object value) {
    return value == null ? Map.of() : value;
  }
}
