package io.driftwarden.cli.demo;

import io.driftwarden.controller.forge.ForgeException;
import io.driftwarden.controller.forge.builtin.BuiltinForge;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Shows the comments on all changes of a repository as they come and are edited. */
public final class Watching {
  private static final long PAUSE_MILLIS = 500;

  private final BuiltinForge forge;
  private final Screen screen;
  private final Set<String> known = new HashSet<>();

  public Watching(BuiltinForge forge, Screen screen) {
    this.forge = forge;
    this.screen = screen;
  }

  /** Shows what is new from now on; never returns. */
  public void watch() throws InterruptedException {
    for (boolean first = true; ; first = false) {
      look(!first);
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private void look(boolean show) {
    for (int number = 1; isThere(number); number++) {
      for (String comment : List.copyOf(forge.comments(number))) {
        if (known.add(number + comment) && show) {
          screen.say("");
          screen.say("The comment on change %d:".formatted(number));
          screen.quote(CommentText.of(comment));
        }
      }
    }
  }

  private boolean isThere(int number) {
    try {
      return forge.pullRequest(number).number() == number;
    } catch (ForgeException e) {
      return false;
    }
  }
}
