package io.driftwarden.hcl.terraform;

import static io.driftwarden.hcl.terraform.Plans.shown;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A configuration and what is planned of it.
 *
 * @param plan each attribute that is asked for, then the diagnostics
 * @param terraform what Terraform says of it where that isn't the plan
 */
record Story(String name, Map<String, String> files, String plan, Optional<String> terraform) {
  @Override
  public String toString() {
    return name;
  }

  static List<Story> in(String resource) throws IOException {
    try (InputStream in = Objects.requireNonNull(Story.class.getResourceAsStream(resource))) {
      String all = new String(in.readAllBytes(), UTF_8);
      List<Story> stories = new ArrayList<>();
      String[] chunks = all.split("(?m)^==== ");
      for (int i = 1; i < chunks.length; i++) {
        stories.add(story(chunks[i]));
      }
      return stories;
    }
  }

  private static Story story(String chunk) {
    Map<String, String> files = new LinkedHashMap<>();
    String[] parts = chunk.split("(?m)^--- ");
    for (int i = 1; i < parts.length; i++) {
      int end = parts[i].indexOf('\n');
      files.put(parts[i].substring(0, end), parts[i].substring(end + 1));
    }
    String plan = Objects.requireNonNull(files.remove("plan")).strip();
    Optional<String> terraform = Optional.ofNullable(files.remove("terraform")).map(String::strip);
    return new Story(parts[0].strip(), files, plan, terraform);
  }

  /** Returns what we plan: what is asked for, and each resource of which nothing is. */
  String planned() {
    Configuration.Planned planned = Configuration.plan("", new TextFiles(files));
    List<String> lines = new ArrayList<>();
    for (String line : plan.lines().filter(line -> line.contains(" = ")).toList()) {
      String path = line.substring(0, line.indexOf(" = "));
      int dot = path.lastIndexOf('.');
      lines.add(path + " = " + attribute(planned, path.substring(0, dot), path.substring(dot + 1)));
    }
    for (PlannedResource resource : planned.resources()) {
      boolean told = lines.stream().anyMatch(line -> line.startsWith(resource.address() + "."));
      if (!told && !lines.isEmpty()) {
        lines.add(resource.address() + " is planned");
      }
    }
    planned.diagnostics().forEach(diagnostic -> lines.add(line(diagnostic)));
    return String.join("\n", lines);
  }

  private static String attribute(Configuration.Planned planned, String address, String name) {
    return planned.resources().stream()
        .filter(resource -> resource.address().equals(address))
        .map(resource -> shown(resource.attributes().fields().get(name)).replace('\n', '⏎'))
        .findFirst()
        .orElse("(no such resource)");
  }

  private static String line(Diagnostic diagnostic) {
    return diagnostic.place().map(String::valueOf).orElse("?") + " " + diagnostic.code();
  }
}
