package io.driftwarden.rego.x509;

import java.util.Optional;

/** A block of PEM (RFC 7468). */
public final class Pem {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "\n-----END ";
  private static final String DASHES = "-----";

  private final String type;
  private final byte[] content;
  private final String rest;

  private Pem(String type, byte[] content, String rest) {
    this.type = type;
    this.content = content;
    this.rest = rest;
  }

  /** Returns what stands after BEGIN. */
  public String type() {
    return type;
  }

  public byte[] content() {
    return content.clone();
  }

  /** Returns the text after the block. */
  public String rest() {
    return rest;
  }

  /** Reports whether a text begins as a block does. */
  static boolean begins(String text) {
    return text.startsWith("-----BEGIN");
  }

  /** Returns the first well-formed block of a text. */
  public static Optional<Pem> first(String text) {
    int from = 0;
    while (true) {
      int end = text.indexOf(END, from);
      if (end < 0) {
        return Optional.empty();
      }
      int begin = text.lastIndexOf(BEGIN, end);
      boolean starts = begin == from || (begin > from && text.charAt(begin - 1) == '\n');
      Optional<Pem> found = starts ? block(text, begin, end) : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
      from = end + END.length();
    }
  }

  private static Optional<Pem> block(String text, int begin, int end) {
    int lineEnd = text.indexOf('\n', begin);
    String head = text.substring(begin + BEGIN.length(), lineEnd).stripTrailing();
    int trailer = end + END.length();
    int trailerEnd = text.indexOf('\n', trailer);
    int after = trailerEnd < 0 ? text.length() : trailerEnd;
    if (!head.endsWith(DASHES)
        || !text.substring(trailer, after).stripTrailing().equals(head)
        || lineEnd > end) {
      return Optional.empty();
    }
    String type = head.substring(0, head.length() - DASHES.length());
    String rest = text.substring(Math.min(after + 1, text.length()));
    return content(text.substring(lineEnd, end)).map(content -> new Pem(type, content, rest));
  }

  private static Optional<byte[]> content(String lines) {
    int headersEnd = lines.indexOf('\n', lines.lastIndexOf(':') + 1);
    String body = lines.indexOf(':') < 0 ? lines : lines.substring(Math.max(headersEnd, 0));
    try {
      return Optional.of(Base64Text.decode(body.replace(" ", "").replace("\t", "")));
    } catch (UnreadableException _) {
      return Optional.empty();
    }
  }
}
