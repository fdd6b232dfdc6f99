package io.driftwarden.render.packages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Packages that record what is asked for. The same question gets the same answer. */
public final class RecordingPackages implements Packages {
  private final Packages packages;
  private final Map<PackageRef, Answer> answers = new ConcurrentHashMap<>();

  public RecordingPackages(Packages packages) {
    this.packages = packages;
  }

  @Override
  public Answer find(PackageRef ref, String stack) {
    return answers.computeIfAbsent(ref, asked -> packages.find(asked, stack));
  }

  /** Returns all that has been asked for up to now, with the digest of each answer. */
  public Map<PackageRef, String> digests() {
    Map<PackageRef, String> digests = new LinkedHashMap<>();
    answers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey((a, b) -> a.toString().compareTo(b.toString())))
        .forEach(answer -> digests.put(answer.getKey(), answer.getValue().digest()));
    return digests;
  }
}
