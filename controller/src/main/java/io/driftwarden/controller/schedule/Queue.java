package io.driftwarden.controller.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.driftwarden.controller.store.Store;
import io.driftwarden.controller.store.StoreUnavailableException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue over the store's own database. A job is put in the transaction that makes it necessary,
 * so that neither is there without the other, and is done on a virtual thread.
 */
public final class Queue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Queue.class);
  private static final int AT_ONCE = 16;
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED_WHEN_DEAD = 4;

  private final Scheduler scheduler;
  private final ExecutorService threads;

  private Queue(Scheduler scheduler, ExecutorService threads) {
    this.scheduler = scheduler;
    this.threads = threads;
  }

  /**
   * Makes a queue that is not started yet. Queues over one database share the work.
   *
   * @param workers by the kind of job that they do
   * @param recurring what is done again and again, at once when the queue starts
   * @param grace how long closing waits for work that is going on
   */
  public static Queue over(
      Store store, Map<String, Worker> workers, List<Recurring> recurring, Duration grace) {
    List<Task<?>> tasks = new ArrayList<>();
    workers.forEach((kind, worker) -> tasks.add(oneTime(kind, worker)));
    List<RecurringTask<Void>> schedules = recurring.stream().map(Queue::recurring).toList();
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    SchedulerBuilder builder =
        Scheduler.create(store.source(), tasks)
            .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
            .startTasks(schedules)
            .threads(AT_ONCE)
            .executorService(threads)
            .pollingInterval(LOOK)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_WHEN_DEAD)
            .shutdownMaxWait(grace)
            .failureLogging(LogLevel.OFF, false);
    // The one takes work that nobody else can take meanwhile, which SQLite can't.
    Scheduler scheduler =
        store.isShared()
            ? builder.pollUsingLockAndFetch(0.5, 1.0).build()
            : builder.pollUsingFetch(0.5, 3.0).build();
    return new Queue(scheduler, threads);
  }

  private static Task<Void> oneTime(String kind, Worker worker) {
    return Tasks.custom(kind, Void.class)
        .onFailure((complete, operations) ->
            operations.reschedule(complete, Instant.now().plus(broken(complete))))
        .onDeadExecutionRevive()
        .execute((instance, context) -> {
          int failures = context.getExecution().consecutiveFailures;
          Worker.Outcome outcome = worker.work(instance.getId(), failures);
          return (complete, operations) -> {
            switch (outcome) {
              case Worker.Outcome.Done _ -> operations.stop();
              case Worker.Outcome.Again again ->
                  operations.reschedule(failed(complete), Instant.now().plus(again.after()));
            }
          };
        });
  }

  /** A job that wants to be tried again counts as failed, or its wait would never grow. */
  private static ExecutionComplete failed(ExecutionComplete complete) {
    Instant done = complete.getTimeDone();
    return ExecutionComplete.failure(
        complete.getExecution(), done.minus(complete.getDuration()), done, new TriedAgain());
  }

  private static final class TriedAgain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TriedAgain() {
      super("to be tried again", null, false, false);
    }
  }

  private static RecurringTask<Void> recurring(Recurring recurring) {
    return Tasks.recurring(recurring.name(), FixedDelay.of(recurring.every()))
        .onFailure((complete, operations) -> {
          broken(complete);
          operations.reschedule(complete, Instant.now().plus(recurring.every()));
        })
        .onDeadExecutionRevive()
        .execute((instance, context) -> recurring.work().run());
  }

  /** What a worker did not foresee is our bug, and is told as such; a database can be away. */
  private static Duration broken(ExecutionComplete complete) {
    Duration wait = Backoff.after(complete.getExecution().consecutiveFailures);
    if (complete.getCause().orElse(null) instanceof StoreUnavailableException away) {
      LOG.debug("job={} broke off", complete.getExecution().getTaskName(), away);
      return wait;
    }
    LOG.error(
        "job={} id={} outcome=bug retry-in={}s",
        complete.getExecution().getTaskName(),
        complete.getExecution().getId(),
        wait.toSeconds(),
        complete.getCause().orElse(null));
    return wait;
  }

  /** Starts doing what is due, recurring work first. */
  public void start() {
    scheduler.start();
  }

  /**
   * Returns where a transaction puts jobs; they are there once it commits. Call {@link #wake} then.
   */
  public Consumer<Job> within(Connection connection) {
    SchedulerClient client = SchedulerClient.Builder.create(new Borrowed(connection)).build();
    return job ->
        client.scheduleIfNotExists(new TaskInstance<Void>(job.kind(), job.id()), Instant.now());
  }

  /** Looks for work that is due now, rather than at the next look. */
  public void wake() {
    scheduler.triggerCheckForDueExecutions();
  }

  /** Makes recurring work due now; while it is going on, this changes nothing. */
  public void hasten(String recurring) {
    try {
      scheduler.reschedule(TaskInstanceId.of(recurring, RecurringTask.INSTANCE), Instant.now());
      wake();
    } catch (TaskInstanceCurrentlyExecutingException | ExecutionException e) {
      // The latter where it began between the library's look and its update.
      LOG.debug("recurring={} is going on", recurring);
    }
  }

  /** Takes no more work, and waits for what is going on. */
  @Override
  public void close() {
    scheduler.stop();
    threads.shutdownNow();
  }
}
