package io.driftwarden.controller.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells a database that is away from one that was asked for something wrong. */
final class Unavailable {
  /**
   * Connection lost, rolled back, out of resources, lock not to be had, shut down, system error.
   */
  private static final List<String> STATES =
      List.of("08", "40", "53", "55P03", "57", "58", "25P03");

  private Unavailable() {}

  /**
   * Returns what work returns.
   *
   * @throws StoreUnavailableException if it failed since the database is away
   */
  static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw away(e).isPresent() ? new StoreUnavailableException(reason(e), e) : e;
    }
  }

  /** Returns one line, as the database or its driver has it, neither of which tells a password. */
  static String reason(Throwable failure) {
    String text =
        sql(failure).map(Throwable::getMessage).orElse(String.valueOf(failure.getMessage()));
    return "the database is not available: " + text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static Optional<SQLException> away(Throwable failure) {
    return sql(failure)
        .filter(cause ->
            cause instanceof SQLTransientConnectionException
                || STATES.stream().anyMatch(String.valueOf(cause.getSQLState())::startsWith));
  }

  /** Returns the innermost, which is the database's own. */
  private static Optional<SQLException> sql(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .reduce((_, inner) -> inner);
  }
}
