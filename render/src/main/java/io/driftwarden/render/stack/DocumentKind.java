package io.driftwarden.render.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.render.cloudformation.CloudFormationTemplates;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a YAML or JSON file is for, told by a glance at its text: it need not be sound to be one.
 */
enum DocumentKind {
  TEMPLATE,
  MANIFEST,
  OTHER;

  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json", ".template");
  private static final Pattern API_VERSION = key("apiVersion");
  private static final Pattern KIND = key("kind");

  /** Matches the key where it isn't nested deeply: at most as a member of one JSON object. */
  private static Pattern key(String name) {
    return Pattern.compile("(?m)(?:^(?:- )?|^\\s{1,4}(?=\")|[{,]\\s{0,8})\"?" + name + "\"?\\s*:");
  }

  /**
   * Returns what an entry of a tree is.
   *
   * @throws io.driftwarden.diagnostics.DiagnosticException if it is too large, or a link that leads
   *     out of the repository
   */
  static DocumentKind of(Tree tree, Entry entry) {
    boolean named = isNamedSo(entry);
    if (entry instanceof Entry.Link || (named && entry instanceof Entry.File)) {
      return at(tree, entry, named);
    }
    return OTHER;
  }

  /** Reports whether an entry may be a document by its name. */
  static boolean isNamedSo(Entry entry) {
    return ENDINGS.stream().anyMatch(entry.name()::endsWith);
  }

  /** A link is followed whatever its name, since one that leads out is never fine. */
  private static DocumentKind at(Tree tree, Entry entry, boolean named) {
    return Links.resolve(tree, entry.path())
        .filter(found -> named && found instanceof Entry.File)
        .map(file -> of(new String(tree.read((Entry.File) file), UTF_8)))
        .orElse(OTHER);
  }

  private static DocumentKind of(String text) {
    if (CloudFormationTemplates.isTemplate(text)) {
      return TEMPLATE;
    }
    return API_VERSION.matcher(text).find() && KIND.matcher(text).find() ? MANIFEST : OTHER;
  }
}
