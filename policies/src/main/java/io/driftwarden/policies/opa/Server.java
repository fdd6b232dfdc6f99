package io.driftwarden.policies.opa;

import com.bisnode.opa.client.OpaClientException;
import com.bisnode.opa.client.OpaConfiguration;
import com.bisnode.opa.client.policy.OpaPolicy;
import com.bisnode.opa.client.policy.OpaPolicyClient;
import com.bisnode.opa.client.query.OpaQueryClient;
import com.bisnode.opa.client.query.QueryForDocumentRequest;
import com.bisnode.opa.client.rest.OpaRestClient;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * An OPA server, by its Java client. That one waits for ever; here every call has a limit, and
 * throws an {@link io.driftwarden.policies.EngineException} where no answer came.
 */
final class Server implements AutoCloseable {
  private static final String MODULES = "/v1/policies";
  private static final long LARGEST_ANSWER = 64 << 20;
  private static final int DEEPEST_ANSWER = 10_000;
  private static final int LONGEST_NUMBER = 20_000;

  private final Trouble trouble;
  private final HttpClient http;
  private final ObjectMapper json = json();
  private final OpaRestClient rest;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Server(Trouble trouble) {
    this.trouble = trouble;
    this.http = HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();
    this.rest =
        new KeepingRestClient(
            new OpaConfiguration(trouble.server().toString(), Version.HTTP_1_1), http, json);
  }

  private static ObjectMapper json() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxDocumentLength(LARGEST_ANSWER)
            .maxNestingDepth(DEEPEST_ANSWER)
            .maxNumberLength(LONGEST_NUMBER)
            .build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
        .build();
  }

  /**
   * Returns a document under an input, which is JSON text; empty where it is undefined.
   *
   * @throws Refusal if it can't be evaluated
   */
  Optional<Object> document(String path, String input) {
    return call(() -> queried(new QueryForDocumentRequest(new RawValue(input), path)));
  }

  private Optional<Object> queried(QueryForDocumentRequest asked) {
    try {
      return Optional.of(new OpaQueryClient(rest).queryForDocument(asked, Object.class));
    } catch (OpaClientException e) {
      if (e.getCause() == null) {
        // So the client says that there is no such document.
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Returns the texts of the modules by their names.
   *
   * @throws Refusal if it does not tell
   */
  Map<String, String> modules() {
    String listed =
        call(() -> {
          var request = rest.getBasicRequestBuilder(MODULES).GET().build();
          return rest.sendRequest(request, BodyHandlers.ofString()).body();
        });
    try {
      return json.readValue(listed, Listing.class).result().stream()
          .collect(Collectors.toMap(Listed::id, Listed::raw, (one, _) -> one, TreeMap::new));
    } catch (JacksonException e) {
      throw trouble.noAnswer();
    }
  }

  /** What a server lists. */
  record Listing(List<Listed> result) {
    @SuppressWarnings("NullAway") // Jackson gives null for what is not there.
    Listing {
      result = result == null ? List.of() : List.copyOf(result);
    }
  }

  record Listed(String id, String raw) {}

  /**
   * Adds or replaces a module.
   *
   * @throws Refusal if the modules would not compile with it
   */
  void put(String name, String module) {
    call(() -> {
      new OpaPolicyClient(rest).createOrUpdatePolicy(new OpaPolicy(name, module));
      return name;
    });
  }

  /**
   * Removes a module.
   *
   * @throws Refusal if the others would not compile without it
   */
  void delete(String name) {
    call(() -> {
      var request = rest.getBasicRequestBuilder(MODULES + "/" + name).DELETE().build();
      return rest.sendRequest(request, BodyHandlers.discarding());
    });
  }

  private <T> T call(Callable<T> work) {
    Future<T> answer = threads.submit(work);
    try {
      return answer.get(trouble.limit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw trouble.slow();
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw trouble.brokenOff();
    } finally {
      answer.cancel(true);
    }
  }

  private RuntimeException failure(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal;
      }
      if (cause instanceof JacksonException) {
        return trouble.noAnswer();
      }
    }
    return trouble.down();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.shutdownNow();
  }
}
