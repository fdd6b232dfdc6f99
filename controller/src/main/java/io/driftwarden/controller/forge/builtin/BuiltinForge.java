package io.driftwarden.controller.forge.builtin;

import io.driftwarden.controller.forge.Approval;
import io.driftwarden.controller.forge.CommitStatus;
import io.driftwarden.controller.forge.Forge;
import io.driftwarden.controller.forge.ForgeException;
import io.driftwarden.controller.forge.ForgeException.Category;
import io.driftwarden.controller.forge.PullRequest;
import io.driftwarden.controller.forge.Remark;
import io.driftwarden.controller.repo.Change;
import io.driftwarden.controller.repo.Changes;
import io.driftwarden.controller.repo.Notes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One repository of the built-in git server. */
public final class BuiltinForge implements Forge {
  private static final TypeReference<List<String>> COMMENTS = new TypeReference<>() {};
  private static final TypeReference<Map<String, CommitStatus>> STATUSES = new TypeReference<>() {};

  private static final int LAST = 50;

  private final JsonMapper json = new JsonMapper();
  private final Changes changes;
  private final Notes notes;

  public BuiltinForge(Changes changes, Notes notes) {
    this.changes = changes;
    this.notes = notes;
  }

  @Override
  public List<PullRequest> openPullRequests() {
    return changes.open().stream().map(BuiltinForge::pullRequest).toList();
  }

  @Override
  public List<PullRequest> lastClosedPullRequests() {
    return changes.all().reversed().stream()
        .filter(change -> change.state() != Change.State.OPEN)
        .limit(LAST)
        .map(BuiltinForge::pullRequest)
        .toList();
  }

  @Override
  public PullRequest pullRequest(int number) {
    return pullRequest(change(number));
  }

  /** The server knows nobody by name. */
  @Override
  public List<Approval> approvals(int number) {
    return List.of();
  }

  @Override
  public boolean mayWrite(String login) {
    return false;
  }

  @Override
  public List<Remark> remarksSince(Instant since) {
    return List.of();
  }

  @Override
  public void setStatus(String sha, CommitStatus status) {
    notes.edit(
        "statuses/" + sha,
        text -> {
          Map<String, CommitStatus> statuses = new LinkedHashMap<>(statuses(text));
          statuses.put(status.context(), status);
          return json.writeValueAsString(statuses);
        });
  }

  @Override
  public void upsertComment(int number, String marker, String body) {
    UnaryOperator<String> edit =
        text -> {
          List<String> comments = new ArrayList<>(comments(text));
          if (comments.stream().noneMatch(comment -> comment.contains(marker))) {
            comments.add(body);
          }
          comments.replaceAll(comment -> comment.contains(marker) ? body : comment);
          return json.writeValueAsString(comments);
        };
    notes.edit("comments/" + change(number).number(), edit);
  }

  /** Returns a change's comments in Markdown, in the order in which they were first written. */
  public List<String> comments(int number) {
    return comments(notes.read("comments/" + number).orElse(""));
  }

  /** Returns the statuses of a change's newest commit, in the order in which they first came. */
  public List<CommitStatus> statuses(int number) {
    String text = notes.read("statuses/" + change(number).head()).orElse("");
    return List.copyOf(statuses(text).values());
  }

  private Change change(int number) {
    return changes
        .find(number)
        .orElseThrow(() ->
            new ForgeException(
                Category.PERMANENT, "The server has no change %d.".formatted(number)));
  }

  private List<String> comments(String text) {
    return read(text, "[]", COMMENTS);
  }

  private Map<String, CommitStatus> statuses(String text) {
    return read(text, "{}", STATUSES);
  }

  private <T> T read(String text, String nothing, TypeReference<T> type) {
    try {
      return json.readValue(text.isEmpty() ? nothing : text, type);
    } catch (JacksonException e) {
      throw new ForgeException(Category.NEEDS_PERSON, "A note in the repository is damaged.");
    }
  }

  private static PullRequest pullRequest(Change change) {
    return new PullRequest(
        change.number(),
        change.title(),
        change.author(),
        change.head(),
        change.ref(),
        false,
        change.branch(),
        state(change.state()),
        change.merged());
  }

  private static PullRequest.State state(Change.State state) {
    return switch (state) {
      case OPEN -> PullRequest.State.OPEN;
      case MERGED -> PullRequest.State.MERGED;
      case CLOSED -> PullRequest.State.CLOSED;
    };
  }
}
