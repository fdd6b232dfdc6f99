package io.driftwarden.webhook;

/** A payload is not what its event has; the message is one sentence and repeats none of it. */
final class PayloadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  PayloadException(String sentence) {
    super(sentence, null, false, false);
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
