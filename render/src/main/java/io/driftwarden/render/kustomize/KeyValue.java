package io.driftwarden.render.kustomize;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.UnknownMark;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;

/**
 * One entry of a generated ConfigMap or Secret.
 *
 * @param text the value, if it is UTF-8
 */
record KeyValue(String key, Optional<String> text, String base64, Place place) {
  private static final int LINE = 70;

  static KeyValue of(String key, byte[] bytes, Place place) {
    return new KeyValue(key, text(bytes), base64(bytes), place);
  }

  /** Returns one whose value can't be known. */
  static KeyValue unknown(String key, String reason, Place place) {
    String mark = UnknownMark.of(new Datum.Unknown(reason));
    return new KeyValue(key, Optional.of(mark), mark, place);
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Longer texts are broken into lines of 70, each with an end. */
  static String base64(byte[] bytes) {
    String plain = Base64.getEncoder().encodeToString(bytes);
    return plain.length() < LINE ? plain : plain.replaceAll(".{1," + LINE + "}", "$0\n");
  }
}
