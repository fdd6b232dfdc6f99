package io.driftwarden.policies.opa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes a server hold a policy set, and no other modules. It takes and gives up one module at a
 * time, and each time all that are there must compile; so what it refuses is tried again once
 * others have come or gone.
 */
final class Push {
  private static final int DOES_NOT_COMPILE = 400;

  private final Server server;
  private final Trouble trouble;
  private final Modules wanted;

  Push(Server server, Trouble trouble, Modules wanted) {
    this.server = server;
    this.trouble = trouble;
    this.wanted = wanted;
  }

  /**
   * @param entry the module that is to be the last
   */
  void bring(String entry) {
    Map<String, String> there = server.modules();
    Optional<String> foreign = there.keySet().stream().filter(id -> !Modules.isOurs(id)).findAny();
    if (foreign.isPresent()) {
      throw trouble.foreign(foreign.get());
    }
    server.put(Entry.NAME, Entry.CLOSED);
    there.remove(Entry.NAME);
    List<String> stale = stale(there);
    inAnyOrder(stale, server::delete);
    stale.forEach(there::remove);
    List<String> missing =
        wanted.named().keySet().stream().filter(name -> !there.containsKey(name)).toList();
    inAnyOrder(missing, name -> server.put(name, wanted.text(name)));
    server.put(Entry.NAME, entry);
  }

  /**
   * Returns what must go before anything can come. The library uses itself only, so it may stay
   * where all of it is as wanted.
   */
  private List<String> stale(Map<String, String> there) {
    boolean libraryStays =
        there.entrySet().stream()
            .filter(module -> !Modules.isOwn(module.getKey()))
            .allMatch(module -> wanted.text(module.getKey()).equals(module.getValue()));
    return there.keySet().stream().filter(name -> !libraryStays || Modules.isOwn(name)).toList();
  }

  private void inAnyOrder(List<String> names, Consumer<String> change) {
    List<String> left = names;
    while (!left.isEmpty()) {
      Map<String, Refusal> refused = new LinkedHashMap<>();
      for (String name : left) {
        try {
          change.accept(name);
        } catch (Refusal refusal) {
          if (refusal.status() != DOES_NOT_COMPILE) {
            throw refusal;
          }
          refused.put(name, refusal);
        }
      }
      if (refused.size() == left.size()) {
        throw trouble.refused(refused.values().iterator().next(), wanted);
      }
      left = new ArrayList<>(refused.keySet());
    }
  }
}
