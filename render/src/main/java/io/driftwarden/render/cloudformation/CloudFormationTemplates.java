package io.driftwarden.render.cloudformation;

import java.util.regex.Pattern;

/** Tells CloudFormation templates from other YAML and JSON. */
public final class CloudFormationTemplates {
  private static final Pattern VERSION =
      Pattern.compile("(?m)^\\s{0,4}[\"']?AWSTemplateFormatVersion[\"']?\\s*:");
  private static final Pattern RESOURCES =
      Pattern.compile("(?m)^\\s{0,4}[\"']?Resources[\"']?\\s*:");
  private static final Pattern TYPE =
      Pattern.compile("[\"']?Type[\"']?\\s*:\\s*[\"']?(AWS|Custom|Alexa)::");

  private CloudFormationTemplates() {}

  /** Reports whether a text is a template: it says so, or has resources of AWS types. */
  public static boolean isTemplate(String text) {
    return VERSION.matcher(text).find()
        || (RESOURCES.matcher(text).find() && TYPE.matcher(text).find());
  }
}
