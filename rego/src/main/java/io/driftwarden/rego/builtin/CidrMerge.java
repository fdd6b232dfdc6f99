package io.driftwarden.rego.builtin;

import io.driftwarden.rego.value.SetValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges address ranges into as few as cover the same addresses. */
final class CidrMerge {
  private static final BigInteger IPV4_IN_IPV6 = BigInteger.valueOf(0xFFFFL).shiftLeft(32);

  static final Table TABLE = new Table().add("net.cidr_merge(array|set) set", (_, in) -> merge(in));

  private CidrMerge() {}

  /** Addresses as 128 bits, and the text of a range that nothing was merged with. */
  private record Range(BigInteger first, BigInteger last, @Nullable String text) {
    static final Comparator<Range> ORDER =
        Comparator.comparing(Range::last).thenComparing(Range::first);

    static Range of(Cidr cidr, String text) {
      BigInteger offset = cidr.bits() == 32 ? IPV4_IN_IPV6 : BigInteger.ZERO;
      BigInteger first = cidr.first().add(offset);
      return new Range(first, first.add(cidr.size()).subtract(BigInteger.ONE), text);
    }

    boolean follows(Range other) {
      BigInteger before = first.signum() == 0 ? first : first.subtract(BigInteger.ONE);
      return (first.equals(IPV4_IN_IPV6) ? first : before).compareTo(other.last) <= 0;
    }
  }

  private static Value merge(Operands in) throws BuiltinException {
    List<Range> ranges = new ArrayList<>();
    for (Value element : in.elements(0)) {
      if (!(element instanceof StringValue(String text))) {
        throw in.wrong("element must be string");
      }
      ranges.add(range(in, text));
    }
    ranges.sort(Range.ORDER);
    for (int i = ranges.size() - 1; i > 0; i--) {
      if (ranges.get(i).follows(ranges.get(i - 1))) {
        Range last = ranges.remove(i);
        BigInteger first = last.first().min(ranges.get(i - 1).first());
        ranges.set(i - 1, new Range(first, last.last(), null));
      }
    }
    List<Value> merged = new ArrayList<>();
    ranges.forEach(range -> addTo(merged, range));
    return SetValue.of(merged);
  }

  private static Range range(Operands in, String text) throws BuiltinException {
    if (text.indexOf('/') >= 0) {
      Cidr cidr = Cidr.parse(text).orElseThrow(() -> in.wrong("invalid CIDR address: " + text));
      return Range.of(cidr, cidr.address(BigInteger.ZERO) + "/" + cidr.prefix());
    }
    Cidr address =
        Cidr.parseAddress(text).orElseThrow(() -> in.wrong("invalid CIDR address: " + text));
    if (address.bits() != 32) {
      throw in.wrong("IPv6 invalid: needs prefix length");
    }
    String network = text + "/" + classOf(address);
    return Range.of(Cidr.parse(network).orElseThrow(), network);
  }

  /** An address alone stands for the network of its class. */
  private static int classOf(Cidr address) {
    int first = address.first().shiftRight(24).intValue();
    return first < 128 ? 8 : first < 192 ? 16 : 24;
  }

  /** Adds the largest aligned ranges that make up a range. */
  private static void addTo(List<Value> merged, Range range) {
    if (range.text() != null) {
      merged.add(new StringValue(range.text()));
      return;
    }
    boolean ipv4 =
        range.first().shiftRight(32).equals(IPV4_IN_IPV6.shiftRight(32))
            && range.last().shiftRight(32).equals(IPV4_IN_IPV6.shiftRight(32));
    int bits = ipv4 ? 32 : 128;
    BigInteger offset = ipv4 ? IPV4_IN_IPV6 : BigInteger.ZERO;
    BigInteger at = range.first().subtract(offset);
    BigInteger end = range.last().subtract(offset).add(BigInteger.ONE);
    while (at.compareTo(end) < 0) {
      int aligned = at.signum() == 0 ? bits : Math.min(bits, at.getLowestSetBit());
      int host = Math.min(aligned, end.subtract(at).bitLength() - 1);
      Cidr cidr = new Cidr(bits, at, bits - host);
      merged.add(new StringValue(cidr.address(BigInteger.ZERO) + "/" + cidr.prefix()));
      at = at.add(cidr.size());
    }
  }
}
