package io.driftwarden.controller.target.aws;

import io.driftwarden.controller.target.TargetException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in a sentence what an error of AWS means; never with a credential. */
final class Answers {
  private static final int LONGEST = 400;

  /** Errors whose text quotes the request's signature. */
  private static final Set<String> REFUSED_KEYS =
      Set.of(
          "AuthFailure",
          "ExpiredToken",
          "ExpiredTokenException",
          "IncompleteSignature",
          "InvalidAccessKeyId",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "MissingAuthenticationToken",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException");

  private Answers() {}

  /**
   * Returns the answer to a question.
   *
   * @param what is asked, as {@code reading bucket "logs"}
   * @throws TargetException where AWS can't be asked or refuses
   */
  static <T> T ask(String what, Supplier<T> question) {
    try {
      return question.get();
    } catch (SdkException e) {
      throw new TargetException("AWS, %s: %s".formatted(what, reason(e)));
    }
  }

  /** Returns the answer, empty where AWS answers with one of the codes that mean "not there". */
  static <T> Optional<T> find(String what, Set<String> gone, Supplier<T> question) {
    return ask(
        what,
        () -> {
          try {
            return Optional.of(question.get());
          } catch (AwsServiceException e) {
            if (gone.contains(code(e))) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  static String code(AwsServiceException error) {
    return details(error).map(AwsErrorDetails::errorCode).orElse("");
  }

  static String reason(SdkException error) {
    if (!(error instanceof AwsServiceException service)) {
      return shown(root(error));
    }
    if (REFUSED_KEYS.contains(code(service))) {
      return "it does not accept the credentials it was given (%s)".formatted(code(service));
    }
    String message = details(service).map(AwsErrorDetails::errorMessage).orElse("");
    return shown("%s (%d %s)".formatted(message, service.statusCode(), code(service)).strip());
  }

  private static Optional<AwsErrorDetails> details(AwsServiceException error) {
    return Optional.ofNullable(error.awsErrorDetails());
  }

  private static String root(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
  }

  private static String shown(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
