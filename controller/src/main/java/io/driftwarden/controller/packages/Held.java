package io.driftwarden.controller.packages;

/**
 * A version of a package that the cache holds.
 *
 * @param version as its source spells it; a commit or a digest for what has no version
 * @param content the digest of its {@link Packed} files
 * @param root the directory in them that is meant; empty for the root
 * @param from where it was fetched
 * @param asked when, in seconds since 1970
 */
record Held(String version, String content, String root, String from, long asked) {}
