package io.driftwarden.e2e.page;

import io.driftwarden.controller.config.Listen;
import io.driftwarden.controller.config.PageConfig;
import io.driftwarden.controller.config.PolicyConfig;
import io.driftwarden.controller.config.RepositoryConfig;
import io.driftwarden.controller.config.ServerConfig;
import io.driftwarden.controller.config.StoreConfig;
import io.driftwarden.controller.config.TargetConfig;
import io.driftwarden.controller.run.Controller;
import io.driftwarden.controller.run.World;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.e2e.ControlPlane;
import io.driftwarden.e2e.Parts;
import io.driftwarden.e2e.WorkTree;
import io.driftwarden.webhook.GitHosting;
import io.driftwarden.webhook.HttpEdge;
import io.driftwarden.webhook.Webhooks;
import io.driftwarden.webhook.page.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A server with a page and one repository, whose judging a test can hold up. */
final class PageServer implements AutoCloseable {
  private static final String NAMESPACE =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop, labels: {owner: platform}}
      """;
  private static final String FLAGS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: flags, namespace: shop, labels: {owner: platform}}
      data: {search: "%s"}
      """;

  private final Controller controller;
  private final HttpEdge edge;
  private final WorkTree work;
  private volatile CountDownLatch held = new CountDownLatch(0);

  private PageServer(Path folder, ControlPlane cluster) {
    World real = World.real();
    this.controller =
        Controller.open(
            config(folder, cluster),
            new World(real.target(), real.forge(), real.remote(), real.clock(), this::reached));
    this.edge =
        HttpEdge.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new Webhooks(any -> Optional.empty(), any -> {}),
            controller.git().map(GitHosting::open),
            Optional.of(new Page(controller, PageConfig.DEFAULT)));
    controller.start();
    this.work = WorkTree.of(folder.resolve("work"), Parts.ROOT.resolve("examples/repo"));
    work.git("remote", "add", "origin", url() + "/git/infra.git");
    work.write("clusters/shop/namespace.yaml", NAMESPACE);
    work.write("clusters/shop/flags.yaml", FLAGS.formatted("off"));
    work.commitAll("Deploy the shop's flags");
    work.git("push", "-q", "origin", "HEAD:main");
  }

  static PageServer start(Path folder, ControlPlane cluster) {
    return new PageServer(folder, cluster);
  }

  private static ServerConfig config(Path folder, ControlPlane cluster) {
    return new ServerConfig(
        folder.resolve("data"),
        StoreConfig.EMBEDDED,
        Listen.DEFAULT,
        List.of(RepositoryConfig.builtin("infra")),
        List.of(TargetConfig.Kubernetes.at("dev", cluster.kubeconfig())),
        List.of(new Apply.Place("infra", "clusters/shop", "dev")),
        Duration.ofSeconds(1),
        Optional.empty(),
        new PolicyConfig.Embedded(),
        PageConfig.DEFAULT);
  }

  private void reached(String step) {
    if (step.equals("judge")) {
      try {
        held.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Stops what is judged from now on before it is. */
  void hold() {
    held = new CountDownLatch(1);
  }

  void release() {
    held.countDown();
  }

  String url() {
    return "http://127.0.0.1:" + edge.port();
  }

  WorkTree work() {
    return work;
  }

  /** Turns the flag by a pull request that passes, and waits until it is live. */
  void mergeFlag(String value) {
    work.write("clusters/shop/flags.yaml", FLAGS.formatted(value));
    work.commitAll("Turn search " + value);
    work.git("push", "origin", "HEAD:refs/for/main");
    work.git("push", "origin", "HEAD:main");
    Apply.Place place = new Apply.Place("infra", "clusters/shop", "dev");
    Browser.await(
        "the merge is applied",
        () -> controller.overview().stack(place, 1).orElseThrow().stand().isPresent());
  }

  /** Proposes all that is changed, and does not wait for the verdict. */
  Process propose(String title) throws IOException {
    work.commitAll(title);
    return new ProcessBuilder("git", "push", "origin", "HEAD:refs/for/main")
        .directory(work.folder().toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Override
  public void close() {
    edge.close();
    controller.close();
  }
}
