package io.driftwarden.policies.opa;

import io.driftwarden.policies.Engine;
import io.driftwarden.policies.EngineException;
import io.driftwarden.policies.PolicySet;
import io.driftwarden.policies.Question;
import io.driftwarden.rego.value.Value;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Evaluates policies on an OPA server, which it brings there when the server lacks them. */
public final class OpaEngine implements Engine, AutoCloseable {
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(10);

  /** How often the policies are brought before it is plain that somebody else brings others. */
  private static final int MOST_TRIES = 3;

  private final Server server;
  private final Trouble trouble;
  private final ReentrantLock changing = new ReentrantLock(true);
  private volatile String brought = "";
  private volatile @Nullable Failure last;

  private OpaEngine(Server server, Trouble trouble) {
    this.server = server;
    this.trouble = trouble;
  }

  /**
   * Returns the engine at an address; nothing is sent there yet.
   *
   * @param limit how long one request may take
   */
  public static OpaEngine at(URI address, Duration limit) {
    Trouble trouble = new Trouble(address, limit);
    return new OpaEngine(new Server(trouble), trouble);
  }

  @Override
  public List<Map<String, Value>> answers(PolicySet policies, List<Question> questions) {
    Modules modules = Modules.of(policies);
    try {
      List<Map<String, Value>> answers = answers(new Entry(policies), modules, questions);
      if (answers.size() != questions.size()) {
        throw trouble.noAnswer();
      }
      return answers;
    } catch (Refusal refusal) {
      throw trouble.of(refusal, modules);
    }
  }

  private List<Map<String, Value>> answers(Entry entry, Modules modules, List<Question> questions) {
    String input = entry.input(questions);
    Optional<List<Map<String, Value>>> answers =
        brought.equals(entry.policies().digest()) ? ask(entry, input) : Optional.empty();
    return answers.orElseGet(() -> alone(entry, modules, input));
  }

  private Optional<List<Map<String, Value>>> ask(Entry entry, String input) {
    return server
        .document(Entry.VERDICT, input)
        .flatMap(verdict -> entry.answers(verdict, trouble));
  }

  /** That no answer came, and when. */
  private record Failure(String digest, EngineException why, long at) {}

  /** While one thread changes the policies, the others would ask in vain. */
  private List<Map<String, Value>> alone(Entry entry, Modules modules, String input) {
    String digest = entry.policies().digest();
    long begun = System.nanoTime();
    changing.lock();
    try {
      failAsTheOneBefore(digest, begun);
      List<Map<String, Value>> answers = bring(entry, modules, input);
      brought = digest;
      return answers;
    } catch (EngineException e) {
      brought = "";
      last = new Failure(digest, e, System.nanoTime());
      throw e;
    } finally {
      changing.unlock();
    }
  }

  /** A server that keeps one waiting would keep all who wait for that one waiting in turn. */
  private void failAsTheOneBefore(String digest, long begun) {
    Failure failure = last;
    if (failure != null && failure.digest().equals(digest) && failure.at() - begun > 0) {
      throw failure.why();
    }
  }

  private List<Map<String, Value>> bring(Entry entry, Modules modules, String input) {
    Optional<List<Map<String, Value>>> answers = ask(entry, input);
    for (int tries = 0; answers.isEmpty() && tries < MOST_TRIES; tries++) {
      new Push(server, trouble, modules).bring(entry.module());
      answers = ask(entry, input);
    }
    return answers.orElseThrow(trouble::contended);
  }

  @Override
  public void close() {
    server.close();
  }
}
