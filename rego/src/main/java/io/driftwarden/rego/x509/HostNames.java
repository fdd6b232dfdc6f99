package io.driftwarden.rego.x509;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

/** Compares the name of a host with those that a certificate is for (RFC 6125). */
final class HostNames {
  private HostNames() {}

  static boolean match(String host, AlternativeNames names) {
    String bare =
        host.length() > 2 && host.startsWith("[") && host.endsWith("]")
            ? host.substring(1, host.length() - 1)
            : host;
    if (isAddress(bare)) {
      return names.addresses().stream().anyMatch(each -> each.equals(InetAddress.ofLiteral(bare)));
    }
    return names.hosts().stream().anyMatch(pattern -> matches(labels(pattern), labels(host)));
  }

  private static boolean isAddress(String text) {
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static List<String> labels(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String whole = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    return List.of(whole.split("\\.", -1));
  }

  /** A star stands for the whole first label, and for nothing else. */
  private static boolean matches(List<String> pattern, List<String> host) {
    if (pattern.size() != host.size() || host.contains("") || pattern.contains("")) {
      return false;
    }
    boolean anyFirst = pattern.getFirst().equals("*") && pattern.size() > 1;
    int from = anyFirst ? 1 : 0;
    return pattern.subList(from, pattern.size()).equals(host.subList(from, host.size()));
  }
}
