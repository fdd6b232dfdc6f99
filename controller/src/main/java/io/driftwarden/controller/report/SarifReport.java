package io.driftwarden.controller.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.gate.Verdict.Judged;
import io.driftwarden.controller.gate.Verdict.Standing;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Diagnostic.Related;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.policies.Finding;
import io.driftwarden.policies.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A verdict as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format). */
public final class SarifReport {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private SarifReport() {}

  private record Log(@JsonProperty("$schema") String schema, String version, List<Run> runs) {}

  private record Run(
      Tool tool, List<Invocation> invocations, String columnKind, List<Result> results) {}

  private record Tool(Driver driver) {}

  private record Driver(String name, List<Rule> rules) {}

  private record Rule(String id, Message shortDescription, Message fullDescription, Message help) {}

  private record Message(String text) {}

  private record Invocation(
      boolean executionSuccessful, List<Notification> toolExecutionNotifications) {}

  private record Notification(String level, Message message, Descriptor descriptor) {}

  private record Descriptor(String id) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Result(
      String ruleId,
      String level,
      String kind,
      String baselineState,
      Message message,
      List<Location> locations,
      List<Location> relatedLocations,
      Map<String, String> partialFingerprints,
      List<Suppression> suppressions) {}

  private record Suppression(String kind, String status) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Location(PhysicalLocation physicalLocation, @Nullable Message message) {}

  private record PhysicalLocation(ArtifactLocation artifactLocation, Region region) {}

  private record ArtifactLocation(String uri) {}

  private record Region(int startLine, int startColumn, int endLine, int endColumn) {}

  /**
   * Returns the log, indented. GitHub shows each result, as open, and nothing else. So what is
   * wrong with a file is a result, as a finding is, and what a change fixes is none.
   */
  public static String of(Verdict verdict) {
    List<Judged> findings =
        verdict.findings().stream().filter(judged -> judged.standing() != Standing.FIXED).toList();
    List<Diagnostic> placed =
        verdict.diagnostics().stream().filter(one -> one.place().isPresent()).toList();
    List<Diagnostic> others =
        verdict.diagnostics().stream().filter(one -> one.place().isEmpty()).toList();
    Map<String, Rule> rules = new LinkedHashMap<>();
    findings.forEach(judged -> rules.putIfAbsent(judged.finding().rule(), rule(judged)));
    placed.forEach(diagnostic -> rules.putIfAbsent(diagnostic.code(), rule(diagnostic)));
    Run run =
        new Run(
            new Tool(new Driver("Driftwarden", new ArrayList<>(rules.values()))),
            List.of(
                new Invocation(
                    verdict.outcome() != Verdict.Outcome.ERROR,
                    others.stream().map(SarifReport::notification).toList())),
            "utf16CodeUnits",
            Stream.concat(
                    findings.stream().map(SarifReport::result),
                    placed.stream().map(SarifReport::result))
                .toList());
    return MAPPER.writeValueAsString(
            new Log("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", List.of(run)))
        + "\n";
  }

  private static Rule rule(Judged judged) {
    Finding finding = judged.finding();
    return new Rule(
        finding.rule(),
        new Message(finding.title()),
        new Message(finding.why()),
        new Message(finding.remedy()));
  }

  private static Rule rule(Diagnostic diagnostic) {
    Message summary = new Message(diagnostic.summary());
    return new Rule(diagnostic.code(), summary, summary, summary);
  }

  private static Result result(Judged judged) {
    Finding finding = judged.finding();
    boolean unknown = finding.certainty() == Finding.Certainty.UNKNOWN;
    return new Result(
        finding.rule(),
        unknown ? "none" : level(finding.severity()),
        unknown ? "review" : "fail",
        judged.standing() == Standing.NEW ? "new" : "unchanged",
        new Message(finding.title() + " (" + TextReport.subject(finding) + ")"),
        List.of(location(finding.place())),
        finding.related().stream().map(SarifReport::related).toList(),
        Map.of("driftwarden/v1", finding.fingerprint()),
        judged.standing() == Standing.WAIVED
            ? List.of(new Suppression("external", "accepted"))
            : List.of());
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW -> "note";
    };
  }

  private static Result result(Diagnostic diagnostic) {
    return new Result(
        diagnostic.code(),
        level(diagnostic.severity()),
        "fail",
        "",
        message(diagnostic),
        diagnostic.place().stream().map(SarifReport::location).toList(),
        diagnostic.related().stream().map(SarifReport::related).toList(),
        Map.of(),
        List.of());
  }

  private static String level(Diagnostic.Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case UNKNOWN, WARNING -> "warning";
    };
  }

  private static Message message(Diagnostic diagnostic) {
    return new Message((diagnostic.summary() + ". " + diagnostic.detail()).strip());
  }

  private static Notification notification(Diagnostic diagnostic) {
    return new Notification(
        level(diagnostic.severity()), message(diagnostic), new Descriptor(diagnostic.code()));
  }

  private static Location location(Place place) {
    return new Location(physical(place), null);
  }

  private static Location related(Related other) {
    return new Location(physical(other.place()), new Message(other.message()));
  }

  private static PhysicalLocation physical(Place place) {
    return new PhysicalLocation(
        new ArtifactLocation(uri(place.file())),
        new Region(place.line(), place.column(), place.endLine(), place.endColumn()));
  }

  private static String uri(String path) {
    try {
      return new java.net.URI(null, null, path, null).getRawPath();
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException("a relative path is always a URI", e);
    }
  }
}
