package io.driftwarden.controller.forge;

import com.sun.net.httpserver.HttpExchange;
import io.driftwarden.controller.forge.gitea.GiteaForge;
import java.io.IOException;
import java.util.Map;

/** What Gitea 1.26 answers to the calls that are made of it. A real Gitea is used end to end. */
final class GiteaStub extends HubStub {
  private volatile boolean splitsComments;

  GiteaStub() {
    super("/api/v1");
  }

  @Override
  Forge forge(String token) {
    return new GiteaForge(address(), "acme/infra", token);
  }

  @Override
  String scheme() {
    return "token";
  }

  /** Makes the list of comments come in pages, as it is proposed for later versions. */
  void splitComments() {
    splitsComments = true;
  }

  @Override
  void comments(HttpExchange exchange, String number) throws IOException {
    if (splitsComments) {
      super.comments(exchange, number);
    } else {
      say(exchange, 200, onPull(number));
    }
  }

  @Override
  Map<String, Object> shown(Pull pull) {
    boolean merged = pull.state().equals("merged");
    return fields(
        "id",
        1000L + pull.number(),
        "number",
        pull.number(),
        "title",
        "Change " + pull.number(),
        "user",
        user(pull.author()),
        "state",
        pull.state().equals("open") ? "open" : "closed",
        "merged",
        merged,
        "merge_commit_sha",
        merged ? sha(9) : null,
        "head",
        fields("ref", "side", "sha", pull.head(), "repo_id", pull.fork() ? 8 : 7),
        "base",
        fields("ref", "main", "sha", sha(0), "repo_id", 7));
  }

  @Override
  Map<String, Object> shown(Review review) {
    String state =
        switch (review.word()) {
          case APPROVED, DISMISSED -> "APPROVED";
          case REJECTED -> "REQUEST_CHANGES";
          case REMARKED -> "COMMENT";
        };
    return fields(
        "id", 80 + reviews.indexOf(review),
        "user", user(review.user()),
        "state", state,
        "commit_id", review.head(),
        "official", writers.contains(review.user()),
        "dismissed", review.word() == Word.DISMISSED,
        "submitted_at", review.at().toString());
  }

  @Override
  Map<String, Object> shown(Comment comment) {
    String page = address() + "/acme/infra/pulls/" + comment.number();
    return fields(
        "id", comment.id(),
        "pull_request_url", comment.number() == 0 ? "" : page,
        "user", comment.author().isEmpty() ? null : user(comment.author()),
        "body", comment.body(),
        "created_at", comment.written().toString(),
        "updated_at", comment.touched().toString());
  }
}
