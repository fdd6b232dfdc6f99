package io.driftwarden.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** A TCP relay to a port of this machine that holds all bytes back while it is closed. */
final class Valve implements AutoCloseable {
  private final ServerSocket listening;
  private final int to;
  private final CountDownLatch held = new CountDownLatch(1);
  private volatile CountDownLatch open = new CountDownLatch(1);

  Valve(int to) {
    this.to = to;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  void openUp() {
    open.countDown();
  }

  void shut() {
    open = new CountDownLatch(1);
  }

  boolean isHolding() {
    return held.getCount() == 0;
  }

  /** Waits until somebody has knocked at the closed valve. */
  void awaitKnock() {
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket caller = listening.accept();
        Thread.ofVirtual().start(() -> relay(caller));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void relay(Socket caller) {
    if (open.getCount() > 0) {
      held.countDown();
    }
    try (caller) {
      open.await();
      try (Socket server = new Socket(InetAddress.getLoopbackAddress(), to)) {
        Thread back = Thread.ofVirtual().start(() -> pump(server, caller));
        pump(caller, server);
        back.join();
      }
    } catch (IOException e) {
      // One side hung up, which is what a relay passes on by closing the other.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // As above.
    }
  }

  @Override
  public void close() throws IOException {
    open.countDown();
    listening.close();
  }
}
