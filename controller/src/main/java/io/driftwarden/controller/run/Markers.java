package io.driftwarden.controller.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Message;
import java.net.URLEncoder;

/** The hidden texts by which our comments are found again. */
final class Markers {
  private static final String BEGIN = "<!-- driftwarden:";
  private static final String HARMLESS = "<!-- driftwarden :";
  private static final String VERDICT = BEGIN + "verdict -->";

  private Markers() {}

  static Message.Comment verdict(String text) {
    return comment(VERDICT, text);
  }

  static Message.Comment answer(String remark, String text) {
    return comment("%sanswer %s -->".formatted(BEGIN, remark), text);
  }

  static Message.Comment drift(Apply.Place place, String text) {
    String stack = URLEncoder.encode(place.stack(), UTF_8);
    return comment("%sdrift %s %s -->".formatted(BEGIN, place.target(), stack), text);
  }

  /** A file that is quoted may hold a marker, by which the wrong comment would be found. */
  private static Message.Comment comment(String marker, String text) {
    return new Message.Comment(marker, marker + "\n" + text.replace(BEGIN, HARMLESS));
  }
}
