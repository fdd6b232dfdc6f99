package io.driftwarden.webhook;

import io.driftwarden.controller.repo.Change;
import io.driftwarden.controller.repo.GitServer;
import io.driftwarden.controller.repo.PushEvent;
import io.driftwarden.controller.repo.PushGate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The built-in git server on a free loopback port, with a gate whose answers the test sets. */
final class GitHost implements AutoCloseable, PushGate {
  final List<PushEvent> events = new CopyOnWriteArrayList<>();
  final GitServer server;
  private final HttpEdge edge;
  private volatile Function<Change, String> judging = change -> "PASS";
  private volatile BiFunction<Change, String, Optional<String>> merging =
      (change, base) -> Optional.empty();

  GitHost(Path folder, Function<GitServer, GitHosting> hosting) {
    this.server = new GitServer(folder, this, events::add);
    server.create("infra");
    this.edge =
        HttpEdge.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new Webhooks(any -> Optional.empty(), any -> {}),
            Optional.of(hosting.apply(server)));
  }

  static GitHost open(Path folder) {
    return new GitHost(folder, GitHosting::open);
  }

  void judge(Function<Change, String> by) {
    judging = by;
  }

  void refuseMerges(String reason) {
    merging = (change, base) -> Optional.of(reason);
  }

  String url() {
    return at("/git/infra.git").toString();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(edge.port(), path));
  }

  int port() {
    return edge.port();
  }

  @Override
  public String received(String repository, Change change) {
    return judging.apply(change);
  }

  @Override
  public Optional<String> refusal(String repository, Change change, String base) {
    return merging.apply(change, base);
  }

  @Override
  public void close() {
    edge.close();
    server.close();
  }
}
