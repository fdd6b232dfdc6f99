package io.driftwarden.controller.repo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/**
 * Small texts kept in a repository beside its commits, each under a name such as {@code
 * comments/7}: a blob and a ref of its own that clients never see. A write is whole or not at all.
 */
public final class Notes {
  static final String REFS = "refs/driftwarden/";

  private final Repository repository;
  private final ReentrantLock writing = new ReentrantLock();

  Notes(Repository repository) {
    this.repository = repository;
  }

  /** Returns the text under a name, if there is one. */
  public Optional<String> read(String name) {
    try (ObjectReader reader = repository.newObjectReader()) {
      Ref ref = repository.exactRef(REFS + name);
      return ref == null
          ? Optional.empty()
          : Optional.of(new String(reader.open(ref.getObjectId()).getBytes(), UTF_8));
    } catch (IOException e) {
      throw Failures.damaged(name, e);
    }
  }

  /** Replaces the text under a name by what an edit makes of it; empty stands for none. */
  public void edit(String name, UnaryOperator<String> edit) {
    writing.lock();
    try {
      write(name, edit.apply(read(name).orElse("")));
    } finally {
      writing.unlock();
    }
  }

  private void write(String name, String text) {
    try {
      RefUpdate update = repository.updateRef(REFS + name);
      update.setNewObjectId(store(repository, text));
      update.disableRefLog();
      RefUpdate.Result result = update.forceUpdate();
      switch (result) {
        case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
        default -> throw new IOException("ref not written: " + result);
      }
    } catch (IOException e) {
      throw Failures.damaged(name, e);
    }
  }

  /** Stores a text as a blob and returns its id. */
  static ObjectId store(Repository repository, String text) throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(Constants.OBJ_BLOB, text.getBytes(UTF_8));
      inserter.flush();
      return id;
    }
  }
}
