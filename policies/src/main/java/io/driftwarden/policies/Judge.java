package io.driftwarden.policies;

import io.driftwarden.diagnostics.Diagnostic.Related;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.policies.Finding.Certainty;
import io.driftwarden.rego.CompiledPolicies;
import io.driftwarden.rego.PolicyPackage;
import io.driftwarden.rego.value.Value;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts renderings before the rules. Safe for several threads. */
public final class Judge {
  private static final String RULES = "data.driftwarden.rules.";
  private static final String FINDINGS = ".finding";
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::place).thenComparing(Finding::rule);

  private final PolicySet policies;
  private final Engine engine;
  private final OwnPolicies own;
  private final Map<String, Metadata> rules = new LinkedHashMap<>();

  /** Makes a judge with the engine of our own. */
  public Judge(PolicySet policies) {
    this(policies, Engine.embedded());
  }

  public Judge(PolicySet policies, Engine engine) {
    this.policies = policies;
    this.engine = engine;
    this.own = new OwnPolicies(policies.own());
    rules(policies.library().compiled())
        .forEach(rule -> rules.put(findings(rule), Metadata.of(rule.annotations())));
  }

  /** Returns what is to be asked of the library. */
  static List<String> documents(CompiledPolicies library) {
    return rules(library).map(Judge::findings).toList();
  }

  private static Stream<PolicyPackage> rules(CompiledPolicies library) {
    return library.packages().stream().filter(found -> found.name().startsWith(RULES));
  }

  private static String findings(PolicyPackage rule) {
    return rule.name() + FINDINGS;
  }

  /**
   * Sees that the engine takes the policies.
   *
   * @throws EngineException if it does not, or can't be had
   */
  public void tryOut() {
    engine.answers(policies, List.of());
  }

  /**
   * Returns what the rules have against a rendering, in the order of the places.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if a policy can't be evaluated
   * @throws EngineException if the engine can't be had
   */
  public List<Finding> judge(Rendering rendering) {
    List<OwnPolicies.Subject> subjects = own.subjects(rendering);
    List<Question> questions = new ArrayList<>();
    questions.add(new Question(policies.library(), Value.of(PolicyInput.of(rendering, false))));
    subjects.forEach(subject -> questions.add(new Question(policies.own(), subject.input())));
    Iterator<Map<String, Value>> answers = engine.answers(policies, questions).iterator();
    List<Finding> findings = new ArrayList<>(findings(rendering, answers.next()));
    subjects.forEach(subject -> findings.addAll(own.findings(subject, answers.next())));
    return findings.stream().distinct().sorted(ORDER).toList();
  }

  private List<Finding> findings(Rendering rendering, Map<String, Value> answers) {
    Map<String, Resource> resources = byAddress(rendering);
    List<Finding> findings = new ArrayList<>();
    rules.forEach((document, metadata) ->
        items(Optional.ofNullable(answers.get(document)))
            .forEach(item ->
                Optional.ofNullable(resources.get(text(item, "address")))
                    .map(resource -> finding(item, metadata, resource, rendering))
                    .ifPresent(findings::add)));
    return findings;
  }

  private static Map<String, Resource> byAddress(Rendering rendering) {
    Map<String, Resource> resources = new LinkedHashMap<>();
    rendering.resources().forEach(resource -> resources.put(resource.address(), resource));
    return resources;
  }

  private static Finding finding(
      Map<?, ?> item, Metadata metadata, Resource resource, Rendering rendering) {
    List<String> attribute = path(item.get("attribute"));
    boolean unknown = "unknown".equals(item.get("certainty"));
    String title = metadata.title().orElse("");
    String message = text(item, "message");
    return new Finding(
        metadata.id().orElseThrow(),
        metadata.severity().orElseThrow(),
        unknown ? Certainty.UNKNOWN : Certainty.VIOLATED,
        rendering.stack(),
        resource.address(),
        attribute,
        place(resource, attribute),
        unknown ? "Cannot know statically: " + title.toLowerCase(Locale.ROOT) : title,
        unknown
            ? "It depends on what is not known: " + message + "."
            : metadata.description().orElse(""),
        metadata.remedy().orElse(""),
        related(resource, attribute));
  }

  /**
   * Returns where a value is decided that a template only writes, and what brings in the package
   * that declares a resource.
   */
  static List<Related> related(Resource resource, List<String> attribute) {
    List<Related> related = new ArrayList<>();
    resource
        .decided()
        .at(attribute)
        .ifPresent(place -> related.add(new Related(place, "decided here")));
    related.addAll(resource.brought());
    return related;
  }

  /** Returns the attribute's place, or that of what it would have to be added to. */
  static Place place(Resource resource, List<String> attribute) {
    return attribute.isEmpty()
        ? resource.place()
        : resource.attributes().nearest(attribute).place();
  }

  static Collection<Map<?, ?>> items(Optional<Value> value) {
    List<Map<?, ?>> items = new ArrayList<>();
    if (value.isPresent() && value.get().plain() instanceof Iterable<?> all) {
      all.forEach(item -> {
        if (item instanceof Map<?, ?> map) {
          items.add(map);
        }
      });
    }
    return items;
  }

  static String text(Map<?, ?> item, String key) {
    return item.get(key) instanceof String text ? text : "";
  }

  static List<String> path(@Nullable Object attribute) {
    List<String> path = new ArrayList<>();
    if (attribute instanceof Iterable<?> steps) {
      steps.forEach(step -> path.add(String.valueOf(step)));
    }
    return path;
  }
}
