package io.driftwarden.controller.packages;

import io.driftwarden.controller.packages.Web.Answer;
import io.driftwarden.controller.packages.Web.Question;
import io.driftwarden.controller.repo.Credentials;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A repository of an OCI registry, which may want a token of another host for what it is asked. */
final class OciRepository {
  private static final int UNAUTHORIZED = 401;
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  private final Web web;
  private final URI root;
  private final Optional<Credentials> credentials;
  private Optional<String> token = Optional.empty();

  /**
   * @param root below which manifests and blobs are; ends in {@code /}
   * @param credentials of the registry, which who gives tokens is shown
   */
  OciRepository(Web web, URI root, Optional<Credentials> credentials) {
    this.web = web;
    this.root = root;
    this.credentials = credentials;
  }

  /** Returns what is at a path, or at an address that an answer named. */
  Answer get(String path, String accept) {
    Question question = new Question(root.resolve(path), accept, token);
    Answer answer = web.get(question);
    Optional<String> challenge =
        answer.headers().firstValue("WWW-Authenticate").filter(text -> text.startsWith("Bearer"));
    if (answer.status() != UNAUTHORIZED || challenge.isEmpty()) {
      return answer;
    }
    token = Optional.of("Bearer " + token(challenge.get()));
    return web.get(new Question(question.address(), accept, token));
  }

  private String token(String challenge) {
    Map<String, String> parameters = new HashMap<>();
    Matcher matcher = PARAMETER.matcher(challenge);
    while (matcher.find()) {
      parameters.put(matcher.group(1), matcher.group(2));
    }
    JsonNode answer =
        Json.of(
            web.get(
                new Question(realm(parameters), "application/json", credentials.map(Web::basic))));
    String token = answer.path("token").asString(answer.path("access_token").asString(""));
    if (token.matches("[!-~]+")) {
      return token;
    }
    throw PackageException.lasting("The registry %s gives no token.".formatted(root.getHost()));
  }

  private URI realm(Map<String, String> parameters) {
    String realm = parameters.getOrDefault("realm", "");
    try {
      return URI.create(
          realm
              + (realm.contains("?") ? "&" : "?")
              + "service="
              + encoded(parameters.getOrDefault("service", ""))
              + "&scope="
              + encoded(parameters.getOrDefault("scope", "")));
    } catch (IllegalArgumentException e) {
      throw PackageException.lasting(
          "The registry %s names no place for tokens.".formatted(root.getHost()));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
