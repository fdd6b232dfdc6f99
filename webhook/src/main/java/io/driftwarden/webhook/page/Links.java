package io.driftwarden.webhook.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.controller.store.Apply;
import java.net.URLEncoder;

/** The addresses of our pages. */
public final class Links {
  private Links() {}

  public static String repository(String name) {
    return "/repository?name=" + encoded(name);
  }

  public static String pull(String repository, int number) {
    return "/pull?repository=%s&number=%d".formatted(encoded(repository), number);
  }

  public static String run(String id) {
    return "/run?id=" + encoded(id);
  }

  public static String stack(Apply.Place place) {
    return "/stack?repository=%s&stack=%s&target=%s"
        .formatted(encoded(place.repository()), encoded(place.stack()), encoded(place.target()));
  }

  /** Returns an address of ours with one more parameter. */
  public static String with(String link, String name, Object value) {
    return link + (link.contains("?") ? "&" : "?") + name + "=" + encoded(String.valueOf(value));
  }

  /** Returns the address of the style sheet, the script or the icon. */
  public static String asset(String name) {
    return Assets.link(name);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
