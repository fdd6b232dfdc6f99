package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.target.Inventory;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that Terraform made, as an inventory spells it: address, type and id, with a space
 * between. Only in quotes may an address have one itself.
 *
 * @param id by which its provider finds it again
 */
record Made(String address, String type, String id) {
  private static final Pattern SPELLING =
      Pattern.compile("((?:[^\"\\s]|\"(?:[^\"\\\\]|\\\\.)*\")+) ([A-Za-z0-9_-]+) (.*)");

  static Made of(PlanFile.Item item) {
    return new Made(
        item.address(),
        item.type(),
        item.values().get("id") instanceof String id ? id.replaceAll("\\s", " ") : "");
  }

  /** Returns what an inventory names. */
  static List<Made> in(Inventory inventory) {
    return inventory.addresses().stream().flatMap(line -> of(line).stream()).toList();
  }

  private static Optional<Made> of(String line) {
    Matcher matcher = SPELLING.matcher(line);
    return matcher.matches()
        ? Optional.of(new Made(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  static Inventory inventory(List<Made> made) {
    return new Inventory(made.stream().map(Made::spelling).toList());
  }

  private String spelling() {
    return address + " " + type + " " + id;
  }
}
