package io.driftwarden.controller.forge;

import io.driftwarden.controller.forge.github.GitHubForge;
import java.util.Map;

/**
 * What GitHub answers to the calls that are made of it, with the fields that its published OpenAPI
 * description has for them. No real GitHub was asked.
 */
final class GitHubStub extends HubStub {
  GitHubStub() {
    super("");
  }

  @Override
  Forge forge(String token) {
    return new GitHubForge(address(), "acme/infra", token);
  }

  @Override
  String scheme() {
    return "Bearer";
  }

  @Override
  Map<String, Object> shown(Pull pull) {
    boolean merged = pull.state().equals("merged");
    return fields(
        "id", 1000L + pull.number(),
        "number", pull.number(),
        "title", "Change " + pull.number(),
        "user", user(pull.author()),
        "state", pull.state().equals("open") ? "open" : "closed",
        "merged_at", merged ? "2026-11-20T10:00:00Z" : null,
        "merge_commit_sha", sha(merged ? 9 : 8),
        "head",
            fields("ref", "side", "sha", pull.head(), "repo", pull.fork() ? null : Map.of("id", 7)),
        "base", fields("ref", "main", "sha", sha(0), "repo", Map.of("id", 7)));
  }

  @Override
  Map<String, Object> shown(Review review) {
    String state =
        switch (review.word()) {
          case APPROVED -> "APPROVED";
          case REJECTED -> "CHANGES_REQUESTED";
          case REMARKED -> "COMMENTED";
          case DISMISSED -> "DISMISSED";
        };
    return fields(
        "id", 80 + reviews.indexOf(review),
        "user", user(review.user()),
        "state", state,
        "commit_id", review.head(),
        "submitted_at", review.at().toString());
  }

  @Override
  Map<String, Object> shown(Comment comment) {
    String page =
        comment.number() == 0
            ? "https://github.com/acme/infra/issues/77#issuecomment-%d".formatted(comment.id())
            : "https://github.com/acme/infra/pull/%d#issuecomment-%d"
                .formatted(comment.number(), comment.id());
    return fields(
        "id", comment.id(),
        "html_url", page,
        "user", comment.author().isEmpty() ? null : user(comment.author()),
        "body", comment.body(),
        "created_at", comment.written().toString(),
        "updated_at", comment.touched().toString());
  }
}
