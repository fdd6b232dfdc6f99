package io.driftwarden.controller.packages;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails once more than so many bytes have come out of it. */
final class Bounded extends FilterInputStream {
  private long left;

  Bounded(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  /** Too much came. */
  static final class Exceeded extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    int read = in.read(into, from, most);
    count(Math.max(read, 0));
    return read;
  }

  private void count(long more) throws IOException {
    left -= more;
    if (left < 0) {
      throw new Exceeded();
    }
  }
}
