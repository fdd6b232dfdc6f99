package io.driftwarden.render;

import java.util.Map;

/**
 * What a stack would deploy, in the form that the tools of its own language print: Terraform's plan
 * JSON. Sensitive values are hidden in it.
 */
@FunctionalInterface
public interface Document {
  /** Returns plain data for JSON: null, Boolean, numbers, String, List and Map. */
  Map<String, Object> plain();
}
