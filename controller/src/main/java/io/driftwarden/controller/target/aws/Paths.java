package io.driftwarden.controller.target.aws;

import java.util.ArrayList;
import java.util.List;

/** Paths to attributes. */
final class Paths {
  private Paths() {}

  static List<String> append(List<String> path, Object step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(String.valueOf(step));
    return longer;
  }
}
