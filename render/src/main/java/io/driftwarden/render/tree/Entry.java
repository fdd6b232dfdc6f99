package io.driftwarden.render.tree;

/** One thing in a tree. Its path is from the root; its id is git's object id in hex. */
public sealed interface Entry {
  String path();

  String id();

  /** Returns the last part of the path. */
  default String name() {
    return path().substring(path().lastIndexOf('/') + 1);
  }

  /** Returns the same thing, as a tree that begins elsewhere has it. */
  default Entry at(String path) {
    return switch (this) {
      case File file -> new File(path, file.id(), file.size());
      case Directory directory -> new Directory(path, directory.id());
      case Link link -> new Link(path, link.id(), link.target());
      case Submodule submodule -> new Submodule(path, submodule.id());
    };
  }

  /**
   * A file.
   *
   * @param size in bytes
   */
  record File(String path, String id, long size) implements Entry {}

  record Directory(String path, String id) implements Entry {}

  /**
   * A symbolic link.
   *
   * @param target as it is stored
   */
  record Link(String path, String id, String target) implements Entry {}

  /** Another repository's commit, which a tree doesn't contain. */
  record Submodule(String path, String id) implements Entry {}
}
