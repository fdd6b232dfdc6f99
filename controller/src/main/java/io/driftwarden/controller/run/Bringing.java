package io.driftwarden.controller.run;

import io.driftwarden.controller.config.PackagesConfig;
import io.driftwarden.controller.packages.Brought;
import io.driftwarden.controller.packages.PackageException;
import io.driftwarden.controller.packages.Supply;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.render.Stack;
import io.driftwarden.render.tree.Tree;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what a change and its base refer to and don't contain, so that judging them reaches
 * nothing.
 */
final class Bringing {
  private static final Logger LOG = LoggerFactory.getLogger(Bringing.class);
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Supply supply;
  private final PackagesConfig config;

  Bringing(Supply supply, PackagesConfig config) {
    this.supply = supply;
    this.config = config;
  }

  /**
   * Brings what there is; the rest is unknown, with its reason.
   *
   * @param base the commit that the change is based on
   * @param again whether it may be tried again later where a host is away
   * @throws PackageException if it should be
   */
  void bring(Site site, String base, Tree merged, boolean again) {
    if (config.hosts().areNone()) {
      return;
    }
    Tree before = site.revisions().tree(base);
    for (Tree tree : List.of(before, merged)) {
      var bounds = new Supply.Bounds(config.refresh(), LIMIT);
      supply
          .bring(stacks(site, before, tree), tree, bounds)
          .forEach(brought -> tell(brought, again));
    }
  }

  /** Settings that are broken are told by whoever judges. */
  private static List<Stack> stacks(Site site, Tree base, Tree tree) {
    try {
      return site.examination().stacks(base, tree);
    } catch (DiagnosticException e) {
      return List.of();
    }
  }

  private static void tell(Brought brought, boolean again) {
    switch (brought) {
      case Brought.Here here when here.anew() ->
          LOG.info("fetched package=\"{}\" digest={}", here.name(), here.digest());
      case Brought.Here _ -> {}
      case Brought.Kept kept ->
          LOG.info("kept package=\"{}\" reason=\"{}\"", kept.name(), kept.why());
      case Brought.Not not when not.mayPass() && again ->
          throw PackageException.passing("%s: %s".formatted(not.ref(), not.why()));
      case Brought.Not not ->
          LOG.info("unfetched package=\"{}\" reason=\"{}\"", not.ref(), not.why());
    }
  }
}
