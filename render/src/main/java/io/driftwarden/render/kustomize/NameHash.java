package io.driftwarden.render.kustomize;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.yaml.Node;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The suffix that a generated ConfigMap or Secret gets of its content: ten letters of the SHA-256
 * of its fields as Go writes them in JSON. It is unknown if any of them is.
 */
final class NameHash implements Transformer {
  private static final int LENGTH = 10;

  /** Kustomize looks for the name where it isn't, so that the hash is the same for all names. */
  private static final String NO_NAME = "";

  @Override
  public void transform(Items items) {
    for (Item item : items.all()) {
      if (item.needsHash()) {
        item.rememberId();
        item.rename(item.id().name() + "-" + of(item));
      }
    }
  }

  private static String of(Item item) {
    return item.altered()
        .map(altered -> altered.unknown(item.place()).value())
        .orElseGet(() -> of(item.object()));
  }

  private static String of(Node.Mapping object) {
    Place place = object.place();
    boolean secret = Edits.text(object, "kind").equals("Secret");
    Node.Mapping hashed = Edits.empty(place);
    hashed = Edits.with(hashed, "kind", text(object, "kind"));
    hashed = Edits.with(hashed, "name", new Node.Text(NO_NAME, place));
    hashed = Edits.with(hashed, "data", object.get("data").orElse(text(object, "data")));
    String more = secret ? "stringData" : "binaryData";
    Optional<Node> others = object.get(more);
    hashed = others.isPresent() ? Edits.with(hashed, more, others.get()) : hashed;
    String json = Json.of(secret ? Edits.with(hashed, "type", text(object, "type")) : hashed);
    return UnknownMark.reason(json)
        .map(reason -> UnknownMark.of(new Datum.Unknown(reason, true)))
        .orElseGet(() -> letters(json));
  }

  /** What is missing counts as an empty text. */
  private static Node.Text text(Node.Mapping object, String key) {
    return new Node.Text(Edits.text(object, key), object.place());
  }

  /** Digits and letters that could make words are replaced. */
  private static String letters(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of()
          .formatHex(digest)
          .substring(0, LENGTH)
          .replace('0', 'g')
          .replace('1', 'h')
          .replace('3', 'k')
          .replace('a', 'm')
          .replace('e', 't');
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
