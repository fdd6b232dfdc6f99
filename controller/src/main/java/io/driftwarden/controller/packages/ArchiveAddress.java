package io.driftwarden.controller.packages;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of an archive as Terraform writes one, with what it says of it aside.
 *
 * @param address without that
 * @param format {@code zip}, {@code tar.gz} and the like; empty where it isn't said
 * @param checksum {@code sha256:HEX}; empty for none
 */
record ArchiveAddress(URI address, Optional<String> format, Optional<String> checksum) {
  private static final Pattern PACKED = Pattern.compile(".*\\.(zip|tgz|tar\\.gz)");

  static ArchiveAddress of(String text) {
    String[] parts = text.split("\\?", 2);
    List<String> others = new ArrayList<>();
    Optional<String> format = Optional.empty();
    Optional<String> checksum = Optional.empty();
    for (String parameter : parts.length < 2 ? new String[0] : parts[1].split("&")) {
      if (parameter.startsWith("archive=")) {
        format = Optional.of(parameter.substring("archive=".length()));
      } else if (parameter.startsWith("checksum=")) {
        checksum = Optional.of(parameter.substring("checksum=".length()).replace("%3A", ":"));
      } else {
        others.add(parameter);
      }
    }
    String query = others.isEmpty() ? "" : "?" + String.join("&", others);
    return new ArchiveAddress(URI.create(parts[0] + query), format, checksum);
  }

  /** Reports whether there is no archive itself, but a page that says where one is. */
  boolean tellsOfAnother() {
    return format.isEmpty() && !PACKED.matcher(address.getPath()).matches();
  }

  /** Returns the address at which that page is. */
  URI asking() {
    String text = address.toString();
    return URI.create(text + (text.contains("?") ? "&" : "?") + "terraform-get=1");
  }

  /**
   * Checks what came.
   *
   * @throws PackageException if it is something else
   */
  void check(byte[] bytes) {
    if (checksum.isPresent()) {
      String[] wanted = checksum.get().split(":", 2);
      if (wanted.length < 2 || !digest(wanted[0], bytes).equalsIgnoreCase(wanted[1])) {
        throw PackageException.lasting("What came has another checksum. It was not taken.");
      }
    }
  }

  private static String digest(String kind, byte[] bytes) {
    try {
      return switch (kind) {
        case "sha256" -> hex(MessageDigest.getInstance("SHA-256"), bytes);
        case "sha512" -> hex(MessageDigest.getInstance("SHA-512"), bytes);
        default ->
            throw PackageException.lasting(
                "Its checksum is of a kind that proves nothing: give sha256 or sha512.");
      };
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-2", e);
    }
  }

  private static String hex(MessageDigest digest, byte[] bytes) {
    return HexFormat.of().formatHex(digest.digest(bytes));
  }
}
