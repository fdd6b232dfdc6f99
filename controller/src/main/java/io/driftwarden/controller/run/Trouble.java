package io.driftwarden.controller.run;

import io.driftwarden.controller.forge.ForgeException;
import io.driftwarden.controller.packages.PackageException;
import io.driftwarden.controller.repo.RepositoryException;
import io.driftwarden.controller.repo.RepositoryException.Reason;
import io.driftwarden.controller.schedule.Backoff;
import io.driftwarden.controller.schedule.Worker;
import io.driftwarden.controller.store.StoreUnavailableException;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.policies.EngineException;
import java.time.Duration;

/**
 * The world did not do what it was asked: a forge, a repository, a target, the database or what
 * evaluates policies.
 *
 * @param cure who can mend it
 * @param rest how long whoever refused wants to be left alone
 */
record Trouble(Cure cure, String message, Duration rest) {
  private static final Duration FOR_A_PERSON = Duration.ofMinutes(5);

  Trouble(Cure cure, String message) {
    this(cure, message, Duration.ZERO);
  }

  /** Who can mend a trouble. */
  enum Cure {
    TIME,
    PERSON,
    NOBODY
  }

  /** Returns the trouble that an exception tells of; one that is our bug is thrown on. */
  static Trouble of(RuntimeException failure) {
    return switch (failure) {
      case ForgeException forge -> new Trouble(cure(forge), message(forge), forge.restFor());
      case RepositoryException repository -> new Trouble(cure(repository), message(repository));
      case TargetException target -> new Trouble(Cure.TIME, message(target));
      case StoreUnavailableException store -> new Trouble(Cure.TIME, message(store));
      case PackageException away -> new Trouble(Cure.TIME, message(away));
      case EngineException engine -> new Trouble(Cure.TIME, message(engine));
      default -> throw failure;
    };
  }

  private static Cure cure(ForgeException failure) {
    return switch (failure.category()) {
      case TRANSIENT -> Cure.TIME;
      case NEEDS_PERSON -> Cure.PERSON;
      case PERMANENT -> Cure.NOBODY;
    };
  }

  /** A forge tells of a commit a moment before its git side has it. */
  private static Cure cure(RepositoryException failure) {
    return failure.reason().mayPass() || failure.reason() == Reason.UNKNOWN_REVISION
        ? Cure.TIME
        : Cure.PERSON;
  }

  private static String message(RuntimeException failure) {
    return String.valueOf(failure.getMessage()).replace('\n', ' ');
  }

  /** Returns when to try again after so many failures. */
  Worker.Outcome again(int failures) {
    return new Worker.Outcome.Again(
        switch (cure) {
          case TIME -> pause(failures);
          case PERSON, NOBODY -> FOR_A_PERSON;
        });
  }

  /** Returns how long to wait after so many failures, and at least as long as was asked. */
  Duration pause(int failures) {
    Duration usual = Backoff.after(failures);
    return rest.compareTo(usual) > 0 ? rest : usual;
  }
}
