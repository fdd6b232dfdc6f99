package io.driftwarden.helm.eval;

import io.driftwarden.helm.syntax.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All templates of a rendering by name; a later definition replaces an earlier one. */
public final class Templates {
  private final Map<String, Template> templates;
  private Optional<String> lacking = Optional.empty();

  private Templates(Map<String, Template> templates) {
    this.templates = templates;
  }

  /** Makes an empty set. */
  public Templates() {
    this(new HashMap<>());
  }

  /** Adds a template, unless it would replace one by nothing but white space. */
  public void add(Template template) {
    if (!template.isBlank() || !templates.containsKey(template.name())) {
      templates.put(template.name(), template);
    }
  }

  /** Says that a template which isn't here may be where nobody can look, and why. */
  public void mayLack(String reason) {
    lacking = Optional.of(reason);
  }

  /** Returns why a template that isn't here may be elsewhere. */
  Optional<String> lacking() {
    return lacking;
  }

  Templates copy() {
    Templates copy = new Templates(new HashMap<>(templates));
    copy.lacking = lacking;
    return copy;
  }

  Optional<Template> find(String name) {
    return Optional.ofNullable(templates.get(name));
  }

  Set<String> names() {
    return templates.keySet();
  }
}
