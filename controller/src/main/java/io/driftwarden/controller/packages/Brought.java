package io.driftwarden.controller.packages;

import io.driftwarden.render.packages.PackageRef;

/** What became of a package that was asked for. */
public sealed interface Brought {
  PackageRef ref();

  /**
   * It is in the cache.
   *
   * @param name what it is and which version
   * @param digest of its files
   * @param anew whether it was fetched now
   */
  record Here(PackageRef ref, String name, String digest, boolean anew) implements Brought {}

  /**
   * It is in the cache, and whether its source has something newer could not be asked.
   *
   * @param why what stands in the way, as sentences
   */
  record Kept(PackageRef ref, String name, String digest, String why) implements Brought {}

  /**
   * It is not to be had.
   *
   * @param why what stands in the way, as sentences
   * @param mayPass whether it may be had later with nobody doing anything
   */
  record Not(PackageRef ref, String why, boolean mayPass) implements Brought {}
}
