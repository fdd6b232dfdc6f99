package io.driftwarden.rego.builtin;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A range of addresses.
 *
 * @param bits how many an address has: 32 or 128
 * @param first the lowest address
 */
record Cidr(int bits, BigInteger first, int prefix) {

  /** Reads {@code 10.0.0.0/8} and the like; the address may lie anywhere in the range. */
  static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    int prefix = slash < 0 ? -1 : number(text, slash + 1, text.length());
    if (prefix < 0) {
      return Optional.empty();
    }
    return parseAddress(text.substring(0, slash))
        .filter(address -> prefix <= address.bits)
        .map(address -> address.masked(prefix));
  }

  /** Reads an address, as the range of it alone. */
  static Optional<Cidr> parseAddress(String text) {
    return text.indexOf(':') < 0
        ? ipv4(text).map(value -> new Cidr(32, value, 32))
        : ipv6(text).map(value -> new Cidr(128, value, 128));
  }

  private static Optional<BigInteger> ipv4(String text) {
    long value = 0;
    int start = 0;
    for (int part = 0; part < 4; part++) {
      int point = text.indexOf('.', start);
      int end = part == 3 || point < 0 ? text.length() : point;
      int number = number(text, start, end);
      if (number < 0 || number > 255 || (point < 0) != (part == 3)) {
        return Optional.empty();
      }
      value = value << 8 | number;
      start = end + 1;
    }
    return Optional.of(BigInteger.valueOf(value));
  }

  /** Reads a number of one to three digits that doesn't begin with a zero it could do without. */
  private static int number(String text, int start, int end) {
    if (end <= start || end > start + 3 || (text.charAt(start) == '0' && end > start + 1)) {
      return -1;
    }
    int number = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }

  private static Optional<BigInteger> ipv6(String text) {
    String groups = text;
    int lastColon = text.lastIndexOf(':');
    if (text.indexOf('.') > lastColon) {
      Optional<BigInteger> tail = ipv4(text.substring(lastColon + 1));
      if (tail.isEmpty()) {
        return Optional.empty();
      }
      int value = tail.get().intValue();
      groups = "%s%x:%x".formatted(text.substring(0, lastColon + 1), value >>> 16, value & 0xFFFF);
    }
    int gap = groups.indexOf("::");
    List<String> before = split(gap < 0 ? groups : groups.substring(0, gap));
    List<String> after = split(gap < 0 ? "" : groups.substring(gap + 2));
    int missing = 8 - before.size() - after.size();
    if (gap < 0 ? missing != 0 : missing < 1) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>(before);
    for (int i = 0; i < missing; i++) {
      all.add("0");
    }
    all.addAll(after);
    return joined(all);
  }

  private static List<String> split(String groups) {
    return groups.isEmpty() ? List.of() : List.of(groups.split(":", -1));
  }

  private static Optional<BigInteger> joined(List<String> groups) {
    BigInteger value = BigInteger.ZERO;
    for (String group : groups) {
      if (group.isEmpty() || group.length() > 4 || !group.chars().allMatch(HexFormat::isHexDigit)) {
        return Optional.empty();
      }
      value = value.shiftLeft(16).add(new BigInteger(group, 16));
    }
    return Optional.of(value);
  }

  private Cidr masked(int length) {
    int host = bits - length;
    return new Cidr(bits, first.shiftRight(host).shiftLeft(host), length);
  }

  BigInteger size() {
    return BigInteger.ONE.shiftLeft(bits - prefix);
  }

  boolean contains(Cidr other) {
    return bits == other.bits && prefix <= other.prefix && other.masked(prefix).first.equals(first);
  }

  /** Returns the text of an address of this, by its distance from the first. */
  String address(BigInteger offset) {
    BigInteger address = first.add(offset);
    return bits == 32 ? dotted(address.longValue()) : colons(address);
  }

  private static String dotted(long address) {
    return "%d.%d.%d.%d"
        .formatted(address >> 24, address >> 16 & 255, address >> 8 & 255, address & 255);
  }

  /** The form of RFC 5952: the longest run of two zeros or more is left out. */
  private static String colons(BigInteger address) {
    List<String> groups = new ArrayList<>();
    for (int shift = 112; shift >= 0; shift -= 16) {
      groups.add(Integer.toHexString(address.shiftRight(shift).intValue() & 0xFFFF));
    }
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int run = 0;
      while (i + run < 8 && groups.get(i + run).equals("0")) {
        run++;
      }
      if (run > length) {
        start = i;
        length = run;
      }
    }
    String text =
        start < 0
            ? String.join(":", groups)
            : String.join(":", groups.subList(0, start))
                + "::"
                + String.join(":", groups.subList(start + length, 8));
    return text.toLowerCase(Locale.ROOT);
  }
}
