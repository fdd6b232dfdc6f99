package io.driftwarden.controller.repo;

/** What a push did, told once it is stored; one may be lost when the process dies right then. */
public sealed interface PushEvent {
  String repository();

  /** A change was opened, or got a newer commit. */
  record Proposed(String repository, Change change) implements PushEvent {}

  /** A change became part of its branch. */
  record Merged(String repository, Change change) implements PushEvent {}

  /** A change was given up. */
  record Closed(String repository, Change change) implements PushEvent {}

  /** A branch was pushed with no change: the first push to a new repository, or a side branch. */
  record Pushed(String repository, String branch, String sha) implements PushEvent {}
}
