package io.driftwarden.render.kustomize;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.yaml.Node;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

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

  static String of(Node.Mapping object) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("kind", quoted(Edits.text(object, "kind")));
    fields.put("name", quoted(NO_NAME));
    fields.put("data", object.get("data").map(NameHash::texts).orElse("\"\""));
    boolean secret = Edits.text(object, "kind").equals("Secret");
    String more = secret ? "stringData" : "binaryData";
    object.get(more).ifPresent(value -> fields.put(more, texts(value)));
    if (secret) {
      fields.put("type", quoted(Edits.text(object, "type")));
    }
    String json = json(fields);
    return UnknownMark.reason(json)
        .map(reason -> UnknownMark.of(new Datum.Unknown(reason, true)))
        .orElseGet(() -> letters(json));
  }

  private static String texts(Node node) {
    Map<String, String> texts = new TreeMap<>();
    if (node instanceof Node.Mapping mapping) {
      mapping
          .entries()
          .forEach(entry -> texts.put(entry.key(), quoted(Edits.scalar(entry.value()))));
    }
    return json(texts);
  }

  private static String json(Map<String, String> fields) {
    StringBuilder out = new StringBuilder("{");
    fields.forEach((key, value) ->
        out.append(out.length() > 1 ? "," : "").append(quoted(key)).append(':').append(value));
    return out.append('}').toString();
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '<', '>', '&', '\u2028', '\u2029' -> out.append("\\u%04x".formatted((int) c));
        default -> out.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return out.append('"').toString();
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
