package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.config.TargetConfig;
import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Consent;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.LiveReads;
import io.driftwarden.controller.target.Plan;
import io.driftwarden.controller.target.Target;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.controller.target.terraform.Terraform.Purpose;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.render.Stack;
import io.driftwarden.render.terraform.Precautions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts that Terraform or OpenTofu reaches with the credentials that are named for them. Its
 * binary runs as a child process; {@link #close} ends all that runs. Safe for use by several
 * threads.
 */
public final class TerraformTarget implements Target, AutoCloseable {
  /** How long one that is asked to stop may take to finish a request and give back its lock. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final TargetConfig.Terraform config;
  private final Optional<LiveReads> reads;
  private final Children children;
  private final Sessions sessions;

  private TerraformTarget(
      TargetConfig.Terraform config,
      Optional<LiveReads> reads,
      Children children,
      Sessions sessions) {
    this.config = config;
    this.reads = reads;
    this.children = children;
    this.sessions = sessions;
  }

  /**
   * Returns the target of a configuration. Nothing is run yet.
   *
   * @param data the server's data directory
   * @param reads reads the same account directly, where that is configured
   * @throws TargetException if there is no such binary, or the data directory can't be used
   */
  public static TerraformTarget of(
      TargetConfig.Terraform config, Path data, Optional<LiveReads> reads) {
    return of(config, data, reads, GRACE);
  }

  static TerraformTarget of(
      TargetConfig.Terraform config, Path data, Optional<LiveReads> reads, Duration grace) {
    Children children = new Children(config.timeout(), grace);
    return new TerraformTarget(config, reads, children, Sessions.of(config, data, children));
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public Set<Stack.Kind> kinds() {
    return Set.of(Stack.Kind.TERRAFORM);
  }

  @Override
  public List<Diagnostic> precautions(Desired head, Optional<Desired> base) {
    return Precautions.of(head.stack().path(), head.tree(), base.map(Desired::tree));
  }

  @Override
  public Plan plan(Desired desired, Inventory inventory) {
    try (Session session = sessions.open(desired)) {
      return session.told(session.plan(Purpose.LOOK));
    }
  }

  @Override
  public Application apply(Desired desired, Inventory inventory, Consent consent) {
    try (Session session = sessions.open(desired)) {
      Plan plan = session.told(session.plan(Purpose.APPLY));
      return consent
          .objection(plan)
          .<Application>map(Application.Refused::new)
          .orElseGet(() -> new Execution(session, inventory).run(plan));
    } catch (TargetException e) {
      if (children.isClosed() || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return new Application.Refused(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Drift drift(Desired desired, Inventory inventory) {
    DirectReads direct = DirectReads.of(reads, desired, inventory);
    Redaction redaction = sessions.redaction(desired);
    try (Session session = sessions.open(desired)) {
      PlanFile refreshed = session.plan(Purpose.REFRESH);
      List<Change> changes =
          direct.joined(session.changes().drifted(refreshed), session.changes().redacted());
      return changes.isEmpty()
          ? new Drift.InSync()
          : new Drift.Drifted(changes, direct.over(session.placed().all(refreshed.live())));
    } catch (TargetException e) {
      return direct.withoutRefresh(String.valueOf(e.getMessage()), redaction::of);
    }
  }

  /** Ends every process of the target, and returns when none runs any more. */
  @Override
  public void close() {
    children.close();
  }
}
