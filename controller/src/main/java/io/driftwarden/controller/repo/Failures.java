package io.driftwarden.controller.repo;

import io.driftwarden.controller.repo.RepositoryException.Reason;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.internal.JGitText;

/**
 * Puts what git says into our words. JGit's own messages name addresses, so none of them is passed
 * on.
 */
final class Failures {
  private Failures() {}

  static RepositoryException damaged(String what, Exception e) {
    return new RepositoryException(
        Reason.DAMAGED,
        "The repository's stored objects can't be read at %s (%s). Fetch it anew."
            .formatted(what.isEmpty() ? "its root" : what, e.getClass().getSimpleName()));
  }

  static RepositoryException of(Remote remote, Exception failure) {
    if (is(failure, NoRemoteRepositoryException.class)) {
      return of(
          Reason.NOT_FOUND,
          "There is no repository at %s, or the token may not see it. Check the address."
              .formatted(remote));
    }
    if (says(failure, JGitText.get().notAuthorized)
        || says(failure, JGitText.get().noCredentialsProvider)
        || says(failure, "not permitted")) {
      return of(
          Reason.REFUSED,
          "%s refused access. Give a token that may read the repository.".formatted(remote));
    }
    if (says(failure, "followRedirects")) {
      return of(
          Reason.NOT_ALLOWED, "%s redirects to another address. Give that one.".formatted(remote));
    }
    if (is(failure, InterruptedIOException.class)) {
      return of(Reason.TOO_SLOW, "%s did not answer in time.".formatted(remote));
    }
    return of(Reason.UNREACHABLE, "%s could not be fetched: %s.".formatted(remote, why(failure)));
  }

  static RepositoryException tooSlow(Remote remote) {
    return of(
        Reason.TOO_SLOW,
        "Fetching %s took longer than %d seconds and was given up."
            .formatted(remote, remote.limit().toSeconds()));
  }

  private static String why(Exception failure) {
    if (is(failure, UnknownHostException.class)) {
      return "its host name is not known";
    }
    if (is(failure, ConnectException.class)) {
      return "nothing answers at its address";
    }
    if (is(failure, SSLException.class)) {
      return "its certificate is not trusted or the connection is not secure";
    }
    return "the connection broke or what answered is no git server";
  }

  private static RepositoryException of(Reason reason, String message) {
    return new RepositoryException(reason, message);
  }

  private static boolean is(Exception failure, Class<?> kind) {
    return causes(failure).anyMatch(kind::isInstance);
  }

  private static boolean says(Exception failure, String text) {
    return causes(failure)
        .flatMap(cause -> Optional.ofNullable(cause.getMessage()).stream())
        .anyMatch(message -> message.contains(text));
  }

  private static Stream<Throwable> causes(Exception failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20);
  }
}
