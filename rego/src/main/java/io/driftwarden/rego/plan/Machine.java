package io.driftwarden.rego.plan;

import io.driftwarden.rego.builtin.Builtin;
import io.driftwarden.rego.builtin.BuiltinException;
import io.driftwarden.rego.builtin.Environment;
import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.BooleanValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One evaluation: what it may use, and the world that it is about. For one thread. */
public final class Machine implements Environment {
  private final Limits limits;
  private final Given given;
  private final boolean strictErrors;
  private final Consumer<String> printer;
  private final Observer observer;
  private final Documents documents = new Documents(this);
  private final Indexes indexes;
  private World world;
  private boolean mayDivide;
  private boolean divided;

  /** How a machine is set up. */
  public record Setup(
      Limits limits,
      Given given,
      boolean strictErrors,
      Consumer<String> printer,
      Observer observer) {}

  public Machine(Setup setup, @Nullable Value input, Value data) {
    this.limits = setup.limits();
    this.given = setup.given();
    this.strictErrors = setup.strictErrors();
    this.printer = setup.printer();
    this.indexes = new Indexes();
    this.observer = setup.observer();
    this.world = new World(input, data, Set.of(), Map.of());
  }

  /** Returns a machine for another thread, which takes part in the evaluation of this one. */
  private Machine(Machine other) {
    this.limits = other.limits.share();
    this.given = other.given;
    this.strictErrors = other.strictErrors;
    this.printer = other.printer;
    this.observer = other.observer;
    this.indexes = other.indexes;
    this.world = other.world;
    this.divided = true;
  }

  /**
   * Lets other threads take part.
   *
   * @throws DividedException by each question, once they did and something went wrong
   */
  public Machine allowDivision() {
    mayDivide = Runtime.getRuntime().availableProcessors() > 1;
    return this;
  }

  boolean mayDivide() {
    return mayDivide && limits.isHalfFree();
  }

  /** Notes that rules are evaluated in another order, or by several threads. */
  void divide() {
    divided = true;
  }

  /** Returns machines for as many pieces of work as there are processors for. */
  List<Machine> helpers(int pieces) {
    int most = Math.min(pieces, Runtime.getRuntime().availableProcessors() - 1);
    return Stream.generate(() -> new Machine(this)).limit(most).toList();
  }

  /** Returns the value of a node of the tree, null where it is undefined. */
  public @Nullable Value value(Node root, List<Value> path) {
    return guarded(() -> {
      Object at = documents.at(root, world.data());
      for (Value key : path) {
        at = at == null ? null : documents.get(at, key);
      }
      return at == null ? null : documents.value(at);
    });
  }

  private <T extends @Nullable Object> T guarded(Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException | StackOverflowError problem) {
      if (divided) {
        throw new DividedException();
      }
      throw problem;
    }
  }

  /** Hands each solution of a body to the consumer. */
  public void each(Block body, int size, Consumer<Frame> solution) {
    Frame frame = new Frame(this, size);
    guarded(() -> {
      collect(body, frame, solution);
      return true;
    });
  }

  void collect(Block body, Frame frame, Consumer<Frame> solution) {
    limits.enter();
    body.each(
        frame,
        f -> {
          limits.step();
          limits.charge(1);
          solution.accept(f);
          return false;
        });
    limits.leave();
  }

  boolean branch(Step.Branch branch, Frame frame, Step.Rest rest) {
    limits.enter();
    boolean enough = branch.each(frame, rest);
    limits.leave();
    return enough;
  }

  Limits limits() {
    return limits;
  }

  Observer observer() {
    return observer;
  }

  World world() {
    return world;
  }

  Documents documents() {
    return documents;
  }

  Indexes indexes() {
    return indexes;
  }

  /** Exchanges the world, and returns the one before. */
  World enter(World other) {
    World before = world;
    world = other;
    return before;
  }

  /** Returns the result of a call, null where it is undefined. */
  @Nullable Value call(Callee callee, Value[] arguments, Site site) {
    limits.step();
    World.Mock mock = world.hasMocks() ? mock(callee) : null;
    if (mock == null) {
      return callDirectly(callee, arguments, site);
    }
    return mock.callee() == null ? mock.value() : callMock(mock.callee(), arguments, site);
  }

  private World.@Nullable Mock mock(Callee callee) {
    return world.mock(
        switch (callee) {
          case Callee.Native(Builtin builtin) -> builtin.name();
          case Callee.Defined(Node node) -> node;
        });
  }

  /** Calls what stands in for a function; it sees all functions as they are. */
  private @Nullable Value callMock(Callee callee, Value[] arguments, Site site) {
    World before = enter(world.withoutMocks());
    Value result = callDirectly(callee, arguments, site);
    enter(before);
    return result;
  }

  private @Nullable Value callDirectly(Callee callee, Value[] arguments, Site site) {
    return switch (callee) {
      case Callee.Native(Builtin builtin) -> callNative(builtin, arguments, site);
      case Callee.Defined(Node node) -> documents.call(node, arguments);
    };
  }

  private @Nullable Value callNative(Builtin builtin, Value[] arguments, Site site) {
    try {
      Value result = builtin.call(this, arguments);
      limits.charge(result == null ? 0 : size(result));
      return result;
    } catch (BuiltinException problem) {
      if (strictErrors || problem.isFatal()) {
        throw Failures.error(
            problem.code(), "Builtin function failed", problem.getMessage(), site.place());
      }
      return null;
    }
  }

  private static long size(Value value) {
    return switch (value) {
      case StringValue string -> string.text().length();
      case ArrayValue array -> array.size();
      case SetValue set -> set.size();
      case ObjectValue object -> object.size();
      default -> 0;
    };
  }

  static boolean holds(@Nullable Value value) {
    return value != null && value != BooleanValue.FALSE;
  }

  @Override
  public Instant now() {
    return given.now();
  }

  @Override
  public long seed() {
    return given.seed();
  }

  @Override
  public void charge(long size) {
    limits.charge(size);
  }

  @Override
  public void note(String line) {
    observer.note(line);
  }

  void print(String line) {
    if (divided) {
      throw new DividedException();
    }
    printer.accept(line);
  }
}
