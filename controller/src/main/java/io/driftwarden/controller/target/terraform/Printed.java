package io.driftwarden.controller.target.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** What a program prints: its beginning is kept, and the rest read and dropped. */
final class Printed {
  /** The most bytes that are kept of what goes wrong. */
  static final int MOST_ERRORS = 256 << 10;

  /** What none holds open any more ends at once; this is for one that could not be found. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final InputStream from;
  private final int most;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Thread reader;
  private volatile boolean cut;

  private Printed(InputStream from, int most) {
    this.from = from;
    this.most = most;
    this.reader = Thread.ofVirtual().unstarted(this::read);
  }

  /** Begins to read what a program prints. */
  static Printed by(InputStream from, int most) {
    Printed printed = new Printed(from, most);
    printed.reader.start();
    return printed;
  }

  private void read() {
    byte[] buffer = new byte[8192];
    try (from) {
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        keep(buffer, read);
      }
    } catch (IOException e) {
      cut = true;
    }
  }

  private synchronized void keep(byte[] buffer, int read) {
    int room = Math.min(read, most - kept.size());
    kept.write(buffer, 0, room);
    cut |= room < read;
  }

  /** Returns all that was kept, once the program has ended. */
  String text() {
    await();
    synchronized (this) {
      return kept.toString(UTF_8);
    }
  }

  /** Reports whether the program printed more than is kept. */
  boolean isCut() {
    await();
    return cut;
  }

  private void await() {
    try {
      if (!reader.join(PATIENCE)) {
        cut = true;
      }
    } catch (InterruptedException e) {
      cut = true;
      Thread.currentThread().interrupt();
    }
  }
}
