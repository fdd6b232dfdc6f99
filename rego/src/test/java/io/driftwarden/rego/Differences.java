package io.driftwarden.rego;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** OPA's cases that we don't pass, and why, as a file lists them. */
final class Differences {
  private Differences() {}

  /** Returns the reasons by note. */
  static Map<String, String> read() throws IOException {
    Map<String, String> reasons = new LinkedHashMap<>();
    try (InputStream in = Differences.class.getResourceAsStream("differs-from-opa.txt")) {
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 2))
          .forEach(parts -> reasons.put(parts[0], parts[1]));
    }
    return reasons;
  }
}
