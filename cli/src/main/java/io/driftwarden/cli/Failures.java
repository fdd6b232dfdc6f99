package io.driftwarden.cli;

import io.driftwarden.cli.sandbox.SandboxException;
import io.driftwarden.controller.repo.RepositoryException;
import io.driftwarden.controller.store.StoreInUseException;
import io.driftwarden.controller.store.StoreUnavailableException;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.DiagnosticText;
import io.driftwarden.diagnostics.Sources;
import io.driftwarden.webhook.EdgeException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a person what went wrong, without a stack trace. */
final class Failures implements IExecutionExceptionHandler {
  private static final String TRACE = "DRIFTWARDEN_TRACE";

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    switch (failure) {
      case DiagnosticException mistake -> tell(mistake, err);
      case RepositoryException broken -> err.println("error: " + broken.getMessage());
      case StoreUnavailableException away -> err.println("error: " + away.getMessage());
      case StoreInUseException taken -> err.println("error: " + taken.getMessage());
      case EdgeException taken -> err.println("error: " + taken.getMessage());
      case TargetException broken -> err.println("error: " + broken.getMessage());
      case SandboxException broken -> err.println("error: " + broken.getMessage());
      case UncheckedIOException broken -> err.println("error: " + io(broken));
      default -> bug(failure, err);
    }
    return CommandLine.ExitCode.USAGE;
  }

  /** The lines themselves are not shown: one of a server's configuration may hold a token. */
  private static void tell(DiagnosticException mistake, PrintWriter err) {
    for (Diagnostic diagnostic : mistake.diagnostics()) {
      err.print(DiagnosticText.of(diagnostic, Sources.NONE));
    }
  }

  private static String io(UncheckedIOException broken) {
    Throwable cause = broken.getCause();
    return switch (cause) {
      case AccessDeniedException denied ->
          "%s can't be read: this user may not.".formatted(denied.getFile());
      case NoSuchFileException missing -> "There is no file %s.".formatted(missing.getFile());
      case null, default -> "Reading or writing failed: %s".formatted(cause);
    };
  }

  private static void bug(Exception failure, PrintWriter err) {
    err.println(
        "error: This is a bug in Driftwarden (%s). Please report it with what you ran; %s=1 prints where it happened."
            .formatted(failure.getClass().getSimpleName(), TRACE));
    if (System.getenv(TRACE) != null) {
      failure.printStackTrace(err);
    }
  }
}
