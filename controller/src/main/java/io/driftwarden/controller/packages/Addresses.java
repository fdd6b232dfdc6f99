package io.driftwarden.controller.packages;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Which addresses are of the internet at large (IANA's special-purpose registries). */
final class Addresses {
  private Addresses() {}

  static boolean isPublic(InetAddress address) {
    boolean special =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    byte[] bytes = address.getAddress();
    return !special && (address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes));
  }

  private static boolean isPublic4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean shared = first == 100 && (second & 0xc0) == 64;
    boolean protocols = first == 192 && second == 0 && bytes[2] == 0;
    boolean benchmarks = first == 198 && (second & 0xfe) == 18;
    return first != 0 && first < 224 && !shared && !protocols && !benchmarks;
  }

  /** Only what is given out to anybody, and none that an IPv4 address is hidden in. */
  private static boolean isPublic6(byte[] bytes) {
    boolean global = (bytes[0] & 0xe0) == 0x20;
    boolean tunnel = bytes[0] == 0x20 && (bytes[1] == 0x02 || isTeredo(bytes));
    return global && !tunnel;
  }

  private static boolean isTeredo(byte[] bytes) {
    return bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
  }
}
