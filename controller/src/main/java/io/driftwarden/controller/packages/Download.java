package io.driftwarden.controller.packages;

import io.driftwarden.controller.digest.Digest;

/**
 * What came of a package.
 *
 * @param version what it is known by where it has none of its own: a commit, or a digest
 * @param root the directory in it that is meant; empty for the root
 * @param from where it came from, for people
 */
record Download(String version, Packed files, String root, String from) {
  /**
   * Returns the chart in an archive.
   *
   * @param digest that it must have; empty where nobody said
   */
  static Download chart(Web.Answer answer, String digest) {
    byte[] bytes = answer.sound();
    String found = Digest.of(bytes);
    if (!digest.isEmpty() && !digest.equalsIgnoreCase(found)) {
      throw PackageException.lasting(
          "What came has another digest than it should have. It was not taken.");
    }
    return new Download(
        found,
        Packed.of(Subtree.only(Archive.of(bytes))),
        "",
        answer.address().toString().replaceFirst("\\?.*$", ""));
  }
}
