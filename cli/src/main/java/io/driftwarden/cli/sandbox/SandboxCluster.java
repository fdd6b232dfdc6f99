package io.driftwarden.cli.sandbox;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small Kubernetes API on a free port of the loopback address. */
public final class SandboxCluster implements AutoCloseable {
  private final HttpsServer server;
  private final ExecutorService threads;
  private final Path kubeconfig;

  private SandboxCluster(HttpsServer server, ExecutorService threads, Path kubeconfig) {
    this.server = server;
    this.threads = threads;
    this.kubeconfig = kubeconfig;
  }

  /**
   * Starts a cluster with two namespaces, {@code default} and {@code kube-system}.
   *
   * @param folder where the kubeconfig is written, readable for this user only
   * @throws SandboxException if it can't be started
   */
  public static SandboxCluster start(Path folder) {
    return start(folder, new Api());
  }

  static SandboxCluster start(Path folder, Api api) {
    Certificate certificate = Certificate.make(folder, secret());
    String token = secret();
    try {
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
      ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
      server.setExecutor(threads);
      server.createContext("/", new Edge(api, token));
      server.start();
      Path kubeconfig = folder.resolve("kubeconfig");
      write(kubeconfig, kubeconfig(url(server), certificate.pem(), token));
      return new SandboxCluster(server, threads, kubeconfig);
    } catch (IOException | GeneralSecurityException e) {
      throw new SandboxException("the sandbox cluster could not be started", e);
    }
  }

  private static String kubeconfig(String url, String certificate, String token) {
    return """
    apiVersion: v1
    kind: Config
    current-context: sandbox
    contexts:
      - name: sandbox
        context: {cluster: sandbox, user: you}
    clusters:
      - name: sandbox
        cluster:
          server: %s
          certificate-authority-data: %s
    users:
      - name: you
        user: {token: %s}
    """
        .formatted(url, base64(certificate), token);
  }

  private static String secret() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String url(HttpsServer server) {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  /** Returns the file that tells clients how to reach the cluster, and has the right to. */
  public Path kubeconfig() {
    return kubeconfig;
  }

  /** Returns the address of the API. */
  public String url() {
    return url(server);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
