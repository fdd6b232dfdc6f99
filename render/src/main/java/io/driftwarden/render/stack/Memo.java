package io.driftwarden.render.stack;

import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.packages.Packages;
import io.driftwarden.render.tree.Tree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last renderings of each stack. One is found again wherever its read set holds and its
 * packages are the same, whichever commit that is.
 */
final class Memo {
  private static final int MOST_STACKS = 2000;

  /** A base, a head and their merge, with room for other open pull requests. */
  private static final int MOST_OF_A_STACK = 6;

  private final Map<Stack, Deque<Rendering>> renderings =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Stack, Deque<Rendering>> eldest) {
          return size() > MOST_STACKS;
        }
      };

  private final Packages packages;

  Memo(Packages packages) {
    this.packages = packages;
  }

  Optional<Rendering> find(Stack stack, Tree tree) {
    return known(stack).stream()
        .filter(found -> found.readSet().holdsIn(tree) && hasSamePackages(found))
        .findFirst();
  }

  private boolean hasSamePackages(Rendering known) {
    String directory = known.stack().path();
    return known.packages().entrySet().stream()
        .allMatch(
            asked -> packages.find(asked.getKey(), directory).digest().equals(asked.getValue()));
  }

  private synchronized List<Rendering> known(Stack stack) {
    return List.copyOf(renderings.getOrDefault(stack, new ArrayDeque<>()));
  }

  synchronized Rendering add(Rendering rendering) {
    Deque<Rendering> known =
        renderings.computeIfAbsent(rendering.stack(), stack -> new ArrayDeque<>());
    known.addFirst(rendering);
    if (known.size() > MOST_OF_A_STACK) {
      known.removeLast();
    }
    return rendering;
  }
}
