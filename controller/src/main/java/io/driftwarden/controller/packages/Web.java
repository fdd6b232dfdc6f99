package io.driftwarden.controller.packages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.controller.repo.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks allowed hosts, each question in bounded time and with an answer of bounded size. */
final class Web {
  static final int LARGEST = 64 << 20;
  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final Hosts hosts;
  private final Duration limit;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * @param limit the longest time that one question may take
   */
  Web(Hosts hosts, Duration limit) {
    this.hosts = hosts;
    this.limit = limit;
  }

  /**
   * A question.
   *
   * @param accept what kinds of answers are understood
   * @param authorization what the address's own host is shown; empty for the credentials that are
   *     listed for it
   */
  record Question(URI address, String accept, Optional<String> authorization) {
    Question(URI address) {
      this(address, "*/*", Optional.empty());
    }

    private Question at(URI other) {
      boolean same = Hosts.authority(address).equals(Hosts.authority(other));
      return new Question(other, accept, same ? authorization : Optional.empty());
    }
  }

  /** What a host said. */
  record Answer(HttpResponse<byte[]> response) {
    /** Returns the address that was asked last. */
    URI address() {
      return response.uri();
    }

    int status() {
      return response.statusCode();
    }

    HttpHeaders headers() {
      return response.headers();
    }

    /**
     * Returns the body of an answer that is none of a failure.
     *
     * @throws PackageException if it is
     */
    byte[] sound() {
      int status = status();
      if (status >= 200 && status < 300) {
        return response.body();
      }
      String host = Hosts.authority(address());
      throw switch (status) {
        case 401, 403 -> PackageException.lasting("The host %s refused access.".formatted(host));
        case 404, 410 ->
            PackageException.lasting(
                "The host %s has nothing at %s.".formatted(host, address().getPath()));
        case 429 -> PackageException.passing("The host %s was asked too often.".formatted(host));
        default ->
            status >= 500
                ? PackageException.passing("The host %s answered %d.".formatted(host, status))
                : PackageException.lasting("The host %s answered %d.".formatted(host, status));
      };
    }

    String text() {
      return new String(sound(), UTF_8);
    }
  }

  Answer get(URI address) {
    return get(new Question(address));
  }

  /**
   * Returns what the host at the end of all redirects answers; each one on the way is checked.
   *
   * @throws PackageException if a host is not allowed or can't be reached
   */
  Answer get(Question question) {
    Question asked = question;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      Answer answer = once(asked);
      Optional<String> next = answer.headers().firstValue("Location");
      if (!REDIRECTS.contains(answer.status()) || next.isEmpty()) {
        return answer;
      }
      asked = asked.at(redirected(asked.address(), next.get()));
    }
    throw PackageException.lasting(
        "The host %s redirects on and on.".formatted(Hosts.authority(question.address())));
  }

  private URI redirected(URI from, String location) {
    try {
      URI to = from.resolve(location);
      hosts.reachable(to);
      return to;
    } catch (IllegalArgumentException e) {
      throw PackageException.lasting(
          "The host %s redirects to what is no address.".formatted(Hosts.authority(from)));
    } catch (PackageException e) {
      throw PackageException.lasting(
          "The host %s redirects to another one. %s"
              .formatted(Hosts.authority(from), e.getMessage()));
    }
  }

  private Answer once(Question question) {
    Host host = hosts.reachable(question.address());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(question.address())
            .header("Accept", question.accept())
            .header("User-Agent", "driftwarden");
    question
        .authorization()
        .or(() -> host.credentials().map(Web::basic))
        .ifPresent(shown -> request.header("Authorization", shown));
    return new Answer(exchange(request.build()));
  }

  static String basic(Credentials credentials) {
    String pair = credentials.user() + ":" + credentials.secret();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) {
    String host = Hosts.authority(request.uri());
    BodyHandler<byte[]> bounded = BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST);
    CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(request, bounded);
    try {
      return response.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw PackageException.passing(
          "The host %s took longer than %d seconds.".formatted(host, limit.toSeconds()));
    } catch (ExecutionException e) {
      throw explained(host, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PackageException.passing("It was interrupted.");
    } finally {
      response.cancel(true);
    }
  }

  private static PackageException explained(String host, @Nullable Throwable failure) {
    boolean tooLarge =
        failure instanceof IOException && String.valueOf(failure.getMessage()).contains("capacity");
    return tooLarge
        ? PackageException.lasting(
            "What the host %s has is larger than %d MB.".formatted(host, LARGEST >> 20))
        : PackageException.passing("The host %s could not be reached.".formatted(host));
  }
}
