package io.driftwarden.render.packages;

import io.driftwarden.render.tree.MapTree;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Packages in memory, by how they are asked for. */
final class Shelf implements Packages {
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  /** Puts files where a question finds them; the digest is that of the files. */
  Shelf put(String asked, String name, Map<String, String> files) {
    String digest = "sha256:%08x".formatted(new TreeMap<>(files).hashCode());
    answers.put(asked, new Answer.Found(name, digest, new MapTree(files), ""));
    return this;
  }

  @Override
  public Answer find(PackageRef ref, String stack) {
    return answers.getOrDefault(
        ref.toString(), new Answer.Missing("It is not on the shelf (%s).".formatted(ref)));
  }
}
