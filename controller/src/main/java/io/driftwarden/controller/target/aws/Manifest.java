package io.driftwarden.controller.target.aws;

import io.driftwarden.render.cloudformation.StackTemplate;
import io.driftwarden.render.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The {@code manifest.json} that cdk synth writes beside the templates (the cloud assembly's
 * schema). An app that committed its templates alone has none.
 */
final class Manifest {
  private Manifest() {}

  /**
   * What it says of one stack.
   *
   * @param dependencies names of the stacks that must be there before
   */
  record Entry(String stackName, List<String> dependencies) {}

  static Entry entry(StackTemplate template, Tree tree) {
    String file = template.path().substring(template.path().lastIndexOf('/') + 1);
    JsonNode artifacts = Json.beside(template, "manifest.json", tree).path("artifacts");
    return artifacts.properties().stream()
        .filter(artifact ->
            artifact.getValue().path("properties").path("templateFile").asString("").equals(file))
        .findFirst()
        .map(artifact -> entry(artifact.getKey(), artifact.getValue(), artifacts))
        .orElseGet(() -> new Entry(file.replace(".template.json", ""), List.of()));
  }

  private static Entry entry(String id, JsonNode artifact, JsonNode artifacts) {
    List<String> dependencies =
        StreamSupport.stream(artifact.path("dependencies").spliterator(), false)
            .map(dependency -> dependency.asString(""))
            .filter(dependency -> isStack(artifacts.path(dependency)))
            .map(dependency -> stackName(dependency, artifacts.path(dependency)))
            .toList();
    return new Entry(stackName(id, artifact), dependencies);
  }

  private static boolean isStack(JsonNode artifact) {
    return artifact.path("type").asString("").equals("aws:cloudformation:stack");
  }

  private static String stackName(String id, JsonNode artifact) {
    return Optional.of(artifact.path("properties").path("stackName").asString(""))
        .filter(name -> !name.isEmpty())
        .orElse(id);
  }
}
