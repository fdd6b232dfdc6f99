package io.driftwarden.cli;

import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.report.JsonReport;
import io.driftwarden.controller.report.MarkdownReport;
import io.driftwarden.controller.report.SarifReport;
import io.driftwarden.controller.report.TextReport;
import io.driftwarden.diagnostics.Sources;

/** The formats of a report; the names are what a person types. */
enum ReportFormat {
  text,
  json,
  sarif,
  markdown;

  String of(Verdict verdict, Sources sources) {
    return switch (this) {
      case text -> TextReport.of(verdict, sources);
      case json -> JsonReport.of(verdict);
      case sarif -> SarifReport.of(verdict);
      case markdown -> MarkdownReport.of(verdict, sources);
    };
  }
}
