package io.driftwarden.policies;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.policies.Finding.Certainty;
import io.driftwarden.rego.CompiledPolicies;
import io.driftwarden.rego.PolicyRule;
import io.driftwarden.rego.value.Value;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.terraform.PlanJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A repository's own policies, by Conftest's conventions: {@code deny}, {@code violation} and
 * {@code warn} in the package main, with a suffix or without, results as text or as objects with
 * {@code msg}, and {@code exception}. Terraform stacks are presented as plan JSON, Kubernetes
 * objects one by one, CloudFormation as its resources. Sensitive values are hidden from them, since
 * they make the texts that are shown.
 */
final class OwnPolicies {
  private static final String PACKAGE = "data.main";
  private static final String EXCEPTIONS = "exception";
  private static final Pattern RULE = Pattern.compile("(deny|violation|warn)(?:_(\\w+))?");

  private final Map<String, Metadata> rules = new LinkedHashMap<>();

  OwnPolicies(CompiledPolicies policies) {
    rules(policies).filter(OwnPolicies::judges).forEach(this::add);
  }

  private static Stream<PolicyRule> rules(CompiledPolicies policies) {
    return policies.packages().stream()
        .filter(found -> found.name().equals(PACKAGE))
        .flatMap(found -> found.rules().stream());
  }

  private static boolean judges(PolicyRule rule) {
    return RULE.matcher(rule.name()).matches();
  }

  private void add(PolicyRule rule) {
    Metadata metadata = Metadata.of(rule.annotations());
    rules.merge(rule.name(), metadata, (a, b) -> a.severity().isPresent() ? a : b);
  }

  /** Returns what is to be asked of them. */
  static List<String> documents(CompiledPolicies policies) {
    return rules(policies)
        .filter(rule -> judges(rule) || rule.name().equals(EXCEPTIONS))
        .map(rule -> document(rule.name()))
        .distinct()
        .toList();
  }

  private static String document(String rule) {
    return PACKAGE + "." + rule;
  }

  /**
   * Something that is judged by itself.
   *
   * @param input how it is presented to the policies
   */
  record Subject(Value input, Stack stack, List<Resource> resources) {}

  /** Returns what of a rendering they judge, and how they see it. */
  List<Subject> subjects(Rendering rendering) {
    if (rules.isEmpty()) {
      return List.of();
    }
    Stack stack = rendering.stack();
    Stack.Kind kind = stack.kind();
    if (kind == Stack.Kind.KUBERNETES || kind == Stack.Kind.HELM) {
      return rendering.resources().stream()
          .map(resource -> new Subject(input(resource), stack, List.of(resource)))
          .toList();
    }
    Map<String, Object> input = PolicyInput.of(rendering, true);
    input.putAll(kind == Stack.Kind.TERRAFORM ? PlanJson.of(rendering) : template(rendering));
    return List.of(new Subject(Value.of(input), stack, rendering.resources()));
  }

  private static Value input(Resource resource) {
    return Value.of(resource.attributes().plain(true));
  }

  private static Map<String, Object> template(Rendering rendering) {
    Map<String, Object> resources = new LinkedHashMap<>();
    for (Resource resource : rendering.resources()) {
      Map<String, Object> shape = new LinkedHashMap<>();
      shape.put("Type", resource.type());
      Object properties = resource.attributes().plain(true);
      shape.put("Properties", properties == null ? Map.of() : properties);
      resources.put(resource.address(), shape);
    }
    return Map.of("Resources", resources);
  }

  List<Finding> findings(Subject subject, Map<String, Value> answers) {
    Set<String> excepted = excepted(answers);
    List<Finding> findings = new ArrayList<>();
    rules.forEach((name, metadata) -> {
      Matcher rule = RULE.matcher(name);
      String suffix = rule.matches() && rule.group(2) != null ? rule.group(2) : "";
      if (!excepted.contains(suffix)) {
        Rule judged = new Rule(name, metadata, subject.stack(), subject.resources());
        results(name, answers).forEach(result -> findings.add(judged.finding(result)));
      }
    });
    return findings;
  }

  private static @Nullable Object plain(String rule, Map<String, Value> answers) {
    Value value = answers.get(document(rule));
    return value == null ? null : value.plain();
  }

  /** {@code exception} holds lists of the suffixes of rules that don't count for this input. */
  private static Set<String> excepted(Map<String, Value> answers) {
    Set<String> excepted = new HashSet<>();
    if (plain(EXCEPTIONS, answers) instanceof Iterable<?> lists) {
      lists.forEach(list -> {
        if (list instanceof Iterable<?> names) {
          names.forEach(name -> excepted.add(String.valueOf(name)));
        }
      });
    }
    return excepted;
  }

  private static List<Map<?, ?>> results(String rule, Map<String, Value> answers) {
    Object plain = plain(rule, answers);
    List<Map<?, ?>> results = new ArrayList<>();
    if (plain instanceof Iterable<?> all) {
      all.forEach(item ->
          results.add(item instanceof Map<?, ?> map ? map : Map.of("msg", String.valueOf(item))));
    } else if (Boolean.TRUE.equals(plain)) {
      results.add(Map.of("msg", rule));
    }
    return results;
  }

  /** One rule at work on one input. */
  private record Rule(String name, Metadata metadata, Stack stack, List<Resource> resources) {
    Finding finding(Map<?, ?> result) {
      String message = Judge.text(result, "msg");
      Optional<Resource> resource = resource(result, message);
      List<String> attribute = Judge.path(result.get("attribute"));
      Place place =
          resource
              .map(found -> Judge.place(found, attribute))
              .orElseGet(() ->
                  resources.isEmpty() ? Place.of(stack.path()) : resources.getFirst().place());
      return new Finding(
          metadata.id().orElse("main." + name),
          severity(result, place),
          Certainty.VIOLATED,
          stack,
          resource.map(Resource::address).orElse(stack.toString()),
          resource.isPresent() ? attribute : List.of(),
          place,
          message,
          metadata.description().orElse(""),
          metadata.remedy().orElse(""));
    }

    private Severity severity(Map<?, ?> result, Place place) {
      String own = Judge.text(result, "severity");
      return own.isEmpty()
          ? metadata.severity().orElse(name.startsWith("warn") ? Severity.LOW : Severity.HIGH)
          : Metadata.severity(own, place);
    }

    /** The resource that the result names; else the one whose address the message holds. */
    private Optional<Resource> resource(Map<?, ?> result, String message) {
      String address = Judge.text(result, "address");
      if (!address.isEmpty()) {
        return resources.stream().filter(r -> r.address().equals(address)).findFirst();
      }
      return resources.size() == 1
          ? Optional.of(resources.getFirst())
          : resources.stream()
              .filter(resource -> message.contains(resource.address()))
              .max(Comparator.comparingInt(resource -> resource.address().length()));
    }
  }
}
