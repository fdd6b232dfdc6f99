package io.driftwarden.hcl.terraform;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a configuration as texts by their paths. */
record TextFiles(Map<String, String> texts) implements ModuleFiles {
  @Override
  public List<String> names(String directory) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    return texts.keySet().stream()
        .filter(path -> path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0)
        .map(path -> path.substring(prefix.length()))
        .sorted()
        .toList();
  }

  @Override
  public List<String> directories(String directory) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    return texts.keySet().stream()
        .filter(path -> path.startsWith(prefix) && path.indexOf('/', prefix.length()) > 0)
        .map(path -> path.substring(prefix.length(), path.indexOf('/', prefix.length())))
        .distinct()
        .toList();
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(texts.get(path)).map(t -> t.getBytes(StandardCharsets.UTF_8));
  }
}
