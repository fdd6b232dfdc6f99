package io.driftwarden.webhook;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads Gitea's webhook payloads, whose fields are documented at docs.gitea.com under "Webhooks".
 * Only what a {@link Delivery} has is looked at; all of it is checked, since a signature says who
 * sent it and not that it makes sense.
 */
final class Payloads {
  private static final int DEEPEST = 100;
  private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
  private static final Pattern REF = Pattern.compile("refs/[^\\p{Cntrl} ]{1,1000}");
  private static final Pattern BRANCH = Pattern.compile("[^\\p{Cntrl} ]{1,1000}");
  private static final Set<String> PULL_REQUEST_ACTIONS =
      Set.of("opened", "reopened", "synchronized", "synchronize", "edited", "closed");

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .build();

  /** Which delivery a body belongs to, as the request's headers and address say. */
  record Envelope(String id, String event, String repository) {}

  /**
   * Returns what a payload says, or nothing where its event is none that we act on.
   *
   * @throws PayloadException if it isn't what such an event has
   */
  Optional<Delivery> read(Envelope envelope, byte[] body) {
    return switch (envelope.event()) {
      case "push" -> Optional.of(push(envelope, parse(envelope, body)));
      case "pull_request", "pull_request_sync" -> pullRequest(envelope, parse(envelope, body));
      default -> Optional.empty();
    };
  }

  private JsonNode parse(Envelope envelope, byte[] body) {
    JsonNode payload = tree(body);
    String name = text(payload, "repository", "full_name");
    if (!name.equalsIgnoreCase(envelope.repository())) {
      throw new PayloadException(
          "The payload is about another repository than the webhook's address names.");
    }
    return payload;
  }

  private JsonNode tree(byte[] body) {
    try {
      return json.readTree(body);
    } catch (JacksonException e) {
      throw new PayloadException(
          "The body is no JSON that can be read. Set the webhook's content type to application/json.");
    }
  }

  private static Delivery push(Envelope envelope, JsonNode payload) {
    return new Delivery.Pushed(
        envelope.id(),
        envelope.repository(),
        matching(REF, payload, "ref"),
        matching(SHA, payload, "after"));
  }

  private static Optional<Delivery> pullRequest(Envelope envelope, JsonNode payload) {
    if (!PULL_REQUEST_ACTIONS.contains(text(payload, "action"))) {
      return Optional.empty();
    }
    return Optional.of(
        new Delivery.PullRequestChanged(
            envelope.id(),
            envelope.repository(),
            number(payload, "pull_request", "number"),
            matching(SHA, payload, "pull_request", "head", "sha"),
            matching(BRANCH, payload, "pull_request", "base", "ref"),
            text(payload, "pull_request", "state").equals("open")));
  }

  private static String matching(Pattern form, JsonNode payload, String... path) {
    String text = text(payload, path);
    if (!form.matcher(text).matches()) {
      throw unexpected("does not have the form that git gives it", path);
    }
    return text;
  }

  private static String text(JsonNode payload, String... path) {
    JsonNode found = find(payload, path);
    if (!found.isString()) {
      throw unexpected("must be a text", path);
    }
    return found.stringValue();
  }

  private static int number(JsonNode payload, String... path) {
    JsonNode found = find(payload, path);
    if (!found.isInt() || found.intValue() < 1) {
      throw unexpected("must be a whole number from 1 on", path);
    }
    return found.intValue();
  }

  private static JsonNode find(JsonNode payload, String... path) {
    JsonNode at = payload;
    for (String name : path) {
      at = at.path(name);
    }
    return at;
  }

  private static PayloadException unexpected(String why, String... path) {
    return new PayloadException("The payload's %s %s.".formatted(String.join(".", path), why));
  }
}
