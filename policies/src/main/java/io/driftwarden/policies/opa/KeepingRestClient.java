package io.driftwarden.policies.opa;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.bisnode.opa.client.OpaConfiguration;
import com.bisnode.opa.client.rest.OpaRestClient;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;

/** The client's own way to the server, which keeps what the server says of an error. */
final class KeepingRestClient extends OpaRestClient {
  private static final int MOST_TEXT = 64 << 10;

  KeepingRestClient(OpaConfiguration configuration, HttpClient http, ObjectMapper json) {
    super(configuration, http, json);
  }

  @Override
  public <T> HttpResponse<T> sendRequest(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return super.sendRequest(
        request,
        answer -> answer.statusCode() < 300 ? handler.apply(answer) : refusal(answer.statusCode()));
  }

  private static <T> BodySubscriber<T> refusal(int status) {
    return BodySubscribers.mapping(
        BodySubscribers.limiting(BodySubscribers.ofString(UTF_8), MOST_TEXT),
        text -> {
          throw new Refusal(status, text);
        });
  }
}
