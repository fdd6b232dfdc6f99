package io.driftwarden.policies;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.policies.Finding.Certainty;
import io.driftwarden.rego.CompiledPolicies;
import io.driftwarden.rego.PolicyPackage;
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
import org.jspecify.annotations.Nullable;

/**
 * A repository's own policies, by Conftest's conventions: {@code deny}, {@code violation} and
 * {@code warn} in the package main or in those that the settings name, with a suffix or without,
 * results as text or as objects with {@code msg}, and {@code exception}. Terraform stacks are
 * presented as plan JSON, Kubernetes objects one by one, CloudFormation as its resources. Sensitive
 * values are hidden from them, since they make the texts that are shown.
 */
final class OwnPolicies {
  private static final String EXCEPTIONS = "exception";
  private static final Pattern RULE =
      Pattern.compile("data\\.(.+)\\.((?:deny|violation|warn)(?:_(\\w+))?)");

  /** By the paths of their documents. */
  private final Map<String, Metadata> rules = new LinkedHashMap<>();

  OwnPolicies(Bundle policies) {
    for (PolicyPackage found : policies.compiled().packages()) {
      for (PolicyRule rule : found.rules()) {
        String document = document(found, rule);
        if (policies.documents().contains(document) && RULE.matcher(document).matches()) {
          Metadata metadata = Metadata.of(rule.annotations());
          rules.merge(document, metadata, (a, b) -> a.severity().isPresent() ? a : b);
        }
      }
    }
  }

  private static String document(PolicyPackage found, PolicyRule rule) {
    return found.name() + "." + rule.name();
  }

  /** Returns what is to be asked of the policies of some packages. */
  static List<String> documents(CompiledPolicies policies, List<String> packages) {
    return policies.packages().stream()
        .filter(found -> packages.contains(found.name()))
        .flatMap(found -> found.rules().stream().map(rule -> document(found, rule)))
        .filter(path -> RULE.matcher(path).matches() || path.endsWith("." + EXCEPTIONS))
        .distinct()
        .toList();
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
    List<Finding> findings = new ArrayList<>();
    rules.forEach((document, metadata) -> {
      Matcher rule = RULE.matcher(document);
      if (rule.matches() && !isExcepted(rule, answers)) {
        Rule judged = new Rule(document, metadata, subject.stack(), subject.resources());
        results(document, answers).forEach(result -> findings.add(judged.finding(result)));
      }
    });
    return findings;
  }

  private static boolean isExcepted(Matcher rule, Map<String, Value> answers) {
    String suffix = rule.group(3) == null ? "" : rule.group(3);
    return excepted("data.%s.%s".formatted(rule.group(1), EXCEPTIONS), answers).contains(suffix);
  }

  private static @Nullable Object plain(String document, Map<String, Value> answers) {
    Value value = answers.get(document);
    return value == null ? null : value.plain();
  }

  /** {@code exception} holds lists of the suffixes of rules that don't count for this input. */
  private static Set<String> excepted(String document, Map<String, Value> answers) {
    Set<String> excepted = new HashSet<>();
    if (plain(document, answers) instanceof Iterable<?> lists) {
      lists.forEach(list -> {
        if (list instanceof Iterable<?> names) {
          names.forEach(name -> excepted.add(String.valueOf(name)));
        }
      });
    }
    return excepted;
  }

  private static List<Map<?, ?>> results(String document, Map<String, Value> answers) {
    Object plain = plain(document, answers);
    List<Map<?, ?>> results = new ArrayList<>();
    if (plain instanceof Iterable<?> all) {
      all.forEach(item ->
          results.add(item instanceof Map<?, ?> map ? map : Map.of("msg", String.valueOf(item))));
    } else if (Boolean.TRUE.equals(plain)) {
      results.add(Map.of("msg", document.substring(document.lastIndexOf('.') + 1)));
    }
    return results;
  }

  /** One rule at work on one input. */
  private record Rule(String document, Metadata metadata, Stack stack, List<Resource> resources) {
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
          metadata.id().orElse(document.substring("data.".length())),
          severity(result, place),
          Certainty.VIOLATED,
          stack,
          resource.map(Resource::address).orElse(stack.toString()),
          resource.isPresent() ? attribute : List.of(),
          place,
          message,
          metadata.description().orElse(""),
          metadata.remedy().orElse(""),
          resource.map(found -> Judge.related(found, attribute)).orElse(List.of()));
    }

    private Severity severity(Map<?, ?> result, Place place) {
      String own = Judge.text(result, "severity");
      return own.isEmpty()
          ? metadata.severity().orElse(warns() ? Severity.LOW : Severity.HIGH)
          : Metadata.severity(own, place);
    }

    private boolean warns() {
      return document.substring(document.lastIndexOf('.') + 1).startsWith("warn");
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
