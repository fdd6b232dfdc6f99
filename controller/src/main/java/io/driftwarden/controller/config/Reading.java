package io.driftwarden.controller.config;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What reading a configuration needs and finds. Problems are collected, so that a person sees all
 * of them at once.
 *
 * @param folder that relative paths start from
 */
record Reading(Path folder, Map<String, String> environment, List<Diagnostic> problems) {

  static Reading of(Path file, Map<String, String> environment) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    return new Reading(parent == null ? file : parent, environment, new ArrayList<>());
  }

  void problem(String summary, String detail, Place at) {
    Diagnostic problem = Diagnostic.error("config", summary, detail, at);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  void throwProblems() {
    if (!problems.isEmpty()) {
      throw new DiagnosticException(problems);
    }
  }
}
