package io.driftwarden.render.cloudformation;

import java.util.regex.Pattern;

/** Tells CloudFormation templates from other YAML and JSON. */
public final class CloudFormationTemplates {
  private static final Pattern VERSION = key("AWSTemplateFormatVersion");
  private static final Pattern RESOURCES = key("Resources");
  private static final Pattern TYPE =
      Pattern.compile("[\"']?Type[\"']?\\s*:\\s*[\"']?(AWS|Custom|Alexa)::");

  private CloudFormationTemplates() {}

  /** Matches a key at the top: little indented in YAML, or a member of a JSON object. */
  private static Pattern key(String name) {
    return Pattern.compile("(?m)(?:^\\s{0,4}[\"']?|[{,]\\s*\")" + name + "[\"']?\\s*:");
  }

  /** Reports whether a text is a template: it says so, or has resources of AWS types. */
  public static boolean isTemplate(String text) {
    return VERSION.matcher(text).find()
        || (RESOURCES.matcher(text).find() && TYPE.matcher(text).find());
  }
}
