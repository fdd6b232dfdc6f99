package io.driftwarden.controller.target.kubernetes;

import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Change;
import io.driftwarden.controller.target.Consent;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.Plan;
import io.driftwarden.controller.target.Target;
import io.driftwarden.controller.target.TargetException;
import io.driftwarden.controller.target.kubernetes.Leftovers.Leftover;
import io.driftwarden.controller.target.kubernetes.Preview.Step;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Kubernetes cluster, changed by server-side apply under the field manager {@code driftwarden}.
 * Whose word counts is told on the package. Safe for use by several threads.
 */
public final class KubernetesTarget implements Target {
  private final String name;
  private final String defaultNamespace;
  private final Cluster cluster;

  private KubernetesTarget(String name, String defaultNamespace, Cluster cluster) {
    this.name = name;
    this.defaultNamespace = defaultNamespace;
    this.cluster = cluster;
  }

  /**
   * Returns the cluster that a kubeconfig file names. Nothing is asked of it yet.
   *
   * @param context the file's own current one where there is none
   * @param defaultNamespace for objects that name none and are of a kind that has one
   * @throws TargetException if the file can't be read, lacks the context, or wants a program to be
   *     run for the credentials
   */
  public static KubernetesTarget of(
      String name, Path kubeconfig, Optional<String> context, String defaultNamespace) {
    Config config = Kubeconfig.load(kubeconfig, context);
    String called = "cluster \"%s\" (%s)".formatted(name, config.getMasterUrl());
    return new KubernetesTarget(name, defaultNamespace, new Cluster(called, config));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Stack.Kind> kinds() {
    return EnumSet.of(Stack.Kind.KUBERNETES, Stack.Kind.HELM);
  }

  @Override
  public Plan plan(Desired desired, Inventory inventory) {
    Kinds kinds = new Kinds(cluster::kinds);
    try {
      List<Step> steps = preview(kinds, inventory).steps(desired.resources(), false);
      List<Change> changes = new ArrayList<>();
      steps.forEach(step -> Changes.planned(step).ifPresent(changes::add));
      deletions(kinds, steps, inventory).forEach(changes::add);
      return new Plan(changes, desired.resources(), PlanDigest.of(steps, changes));
    } catch (Refusal e) {
      throw new TargetException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Application apply(Desired desired, Inventory inventory, Consent consent) {
    Kinds kinds = new Kinds(cluster::kinds);
    try {
      List<Step> steps = preview(kinds, inventory).steps(desired.resources(), false);
      List<Leftover> leftovers = leftovers(kinds, steps, inventory);
      return new Execution(cluster, kinds, inventory).run(steps, leftovers);
    } catch (Refusal e) {
      return new Application.Refused(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Drift drift(Desired desired, Inventory inventory) {
    Kinds kinds = new Kinds(cluster::kinds);
    try {
      List<Step> steps = preview(kinds, inventory).steps(desired.resources(), true);
      List<Change> changes = new ArrayList<>();
      steps.forEach(step -> Changes.drifted(step).ifPresent(changes::add));
      deletions(kinds, steps, inventory).forEach(changes::add);
      return changes.isEmpty() ? new Drift.InSync() : new Drift.Drifted(changes, live(steps));
    } catch (Refusal | TargetException e) {
      return new Drift.Unknown(String.valueOf(e.getMessage()));
    }
  }

  private Preview preview(Kinds kinds, Inventory inventory) {
    return new Preview(cluster, kinds, defaultNamespace, inventory);
  }

  private static List<Resource> live(List<Step> steps) {
    return steps.stream()
        .flatMap(step ->
            step.live().stream()
                .map(live -> LiveValues.of(step.manifest().resource(), Noise.without(live))))
        .toList();
  }

  private Stream<Change> deletions(Kinds kinds, List<Step> steps, Inventory inventory) {
    return leftovers(kinds, steps, inventory).stream()
        .map(leftover -> Changes.deletion(leftover.id()));
  }

  private List<Leftover> leftovers(Kinds kinds, List<Step> steps, Inventory inventory) {
    List<ObjectId> desired = steps.stream().map(step -> step.manifest().id()).toList();
    return new Leftovers(cluster, kinds).of(inventory, desired);
  }

  @Override
  public void close() {
    cluster.close();
  }
}
