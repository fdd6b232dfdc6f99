package io.driftwarden.webhook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that fails once more than a limit has been read. What follows is first read to its end
 * and thrown away: a git client shows the answer only once it was able to send everything.
 */
final class BoundedInput extends FilterInputStream {
  /** Who sends this many times the limit is not waiting for an answer. */
  private static final int MOST_DRAINED = 10;

  private final long limit;
  private long left;

  BoundedInput(InputStream in, long limit) {
    super(in);
    this.limit = limit;
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, length);
    left -= Math.max(count, 0);
    if (left < 0) {
      drain();
      throw new IOException("the push is larger than %d MB".formatted(limit >> 20));
    }
    return count;
  }

  /** Reads what is left, so that the connection is ready for the answer. */
  void drain() throws IOException {
    byte[] nowhere = new byte[1 << 16];
    long most = limit * MOST_DRAINED;
    for (int count = 0; count >= 0 && most > 0; most -= count) {
      count = in.read(nowhere, 0, nowhere.length);
    }
  }

  @Override
  public long skip(long count) {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
