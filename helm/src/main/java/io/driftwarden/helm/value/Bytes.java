package io.driftwarden.helm.value;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/** Go's {@code []byte}: a list of numbers that functions may also take for text. */
public final class Bytes {
  private static final List<Datum> ALL =
      IntStream.range(0, 256)
          .<Datum>mapToObj(value -> new Datum.Whole(value, Datum.Width.UINT8))
          .toList();

  private Bytes() {}

  /** Returns bytes as a value; the array must not be changed any more. */
  public static Datum of(byte[] bytes) {
    return new Datum.Items(new View(bytes), Datum.Element.UINT8);
  }

  /** Returns the bytes that a list holds. */
  public static byte[] of(Datum.Items items) {
    byte[] bytes = new byte[items.items().size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = items.items().get(i) instanceof Datum.Whole whole ? (byte) whole.value() : 0;
    }
    return bytes;
  }

  private static final class View extends AbstractList<Datum> implements RandomAccess {
    private final byte[] bytes;

    private View(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public Datum get(int index) {
      return ALL.get(bytes[index] & 0xFF);
    }

    @Override
    public int size() {
      return bytes.length;
    }
  }
}
