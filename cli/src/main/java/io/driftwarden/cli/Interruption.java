package io.driftwarden.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a command end in order at Ctrl-C: interrupts its thread, and waits until it is closed. */
final class Interruption implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 15;

  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);

  private Interruption(Thread thread) {
    this.thread = thread;
  }

  static Interruption ofThisThread() {
    Interruption interruption = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::interrupt, "interrupt"));
    return interruption;
  }

  private void interrupt() {
    if (closed.getCount() == 0) {
      return;
    }
    thread.interrupt();
    try {
      closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
