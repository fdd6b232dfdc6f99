package io.driftwarden.controller.repo;

import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.lib.Repository;

/**
 * One repository of the built-in server.
 *
 * @param moving held while refs of changes or of the default branch move, never while judging
 */
record Hosted(
    String name, Repository repository, Changes changes, Notes notes, ReentrantLock moving) {

  static Hosted of(String name, Repository repository) {
    var notes = new Notes(repository);
    return new Hosted(name, repository, new Changes(repository, notes), notes, new ReentrantLock());
  }

  Revisions revisions() {
    return new Revisions(repository);
  }
}
