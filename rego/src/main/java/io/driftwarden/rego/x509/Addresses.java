package io.driftwarden.rego.x509;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Writes addresses in their shortest form (RFC 5952). */
final class Addresses {
  private static final int GROUPS = 8;

  private Addresses() {}

  static String text(InetAddress address) {
    return address instanceof Inet4Address ? address.getHostAddress() : ipv6(address.getAddress());
  }

  private static String ipv6(byte[] bytes) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = ((bytes[2 * i] & 0xFF) << 8) | (bytes[2 * i + 1] & 0xFF);
    }
    int gap = 0;
    int gapLength = 0;
    for (int i = 0; i < GROUPS; i++) {
      int length = zeros(groups, i);
      if (length > gapLength) {
        gap = i;
        gapLength = length;
      }
    }
    return gapLength < 2
        ? join(groups, 0, GROUPS)
        : join(groups, 0, gap) + "::" + join(groups, gap + gapLength, GROUPS);
  }

  private static int zeros(int[] groups, int from) {
    int at = from;
    while (at < GROUPS && groups[at] == 0) {
      at++;
    }
    return at - from;
  }

  private static String join(int[] groups, int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      out.append(i > from ? ":" : "").append(Integer.toHexString(groups[i]));
    }
    return out.toString();
  }
}
