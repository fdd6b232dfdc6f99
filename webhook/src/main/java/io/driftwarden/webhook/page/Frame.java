package io.driftwarden.webhook.page;

import java.util.List;

/**
 * What stands around a page's content.
 *
 * @param crumbs the way from the first page to this one, which is not among them
 * @param news where the page asks whether it has changed; empty for one that never does
 */
public record Frame(String title, List<Crumb> crumbs, String news, Visitor visitor) {
  /** A page above. */
  public record Crumb(String text, String link) {}

  /**
   * Who looks.
   *
   * @param maySignIn whether there is a token to show
   * @param proof what a form must show; empty for one who may press no button
   */
  public record Visitor(boolean maySignIn, String proof) {
    public boolean acts() {
      return !proof.isEmpty();
    }
  }

  public Frame {
    crumbs = List.copyOf(crumbs);
  }

  Frame withNews(String link) {
    return new Frame(title, crumbs, link, visitor);
  }
}
