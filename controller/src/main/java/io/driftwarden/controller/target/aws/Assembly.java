package io.driftwarden.controller.target.aws;

import io.driftwarden.controller.target.Desired;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Stack;
import io.driftwarden.render.cloudformation.StackTemplate;
import io.driftwarden.render.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The stacks of CloudFormation that one stack of a repository is: one of a template, several of a
 * CDK app. Each comes after those that it depends on.
 */
record Assembly(List<Unit> units) {
  private static final int LONGEST_NAME = 128;

  /**
   * One stack of CloudFormation.
   *
   * @param name by which CloudFormation knows it
   * @param text of its template
   */
  record Unit(String name, StackTemplate template, String text, List<Asset> assets) {}

  private record Named(StackTemplate template, Manifest.Entry entry) {}

  /**
   * Reads what a commit has of it.
   *
   * @throws Refusal if a template or a manifest can't be read
   */
  static Assembly of(Desired desired) {
    Tree tree = desired.tree();
    List<Named> named =
        StackTemplate.of(desired.stack(), tree).stream()
            .filter(template -> !template.path().endsWith(".nested.template.json"))
            .map(template -> new Named(template, entry(desired.stack(), template, tree)))
            .toList();
    return new Assembly(ordered(named).stream().map(next -> unit(next, tree)).toList());
  }

  private static Manifest.Entry entry(Stack stack, StackTemplate template, Tree tree) {
    return stack.kind() == Stack.Kind.CDK
        ? Manifest.entry(template, tree)
        : new Manifest.Entry(name(template.path()), List.of());
  }

  /** Returns the name of a stack that is a template by itself: its path without the ending. */
  static String name(String path) {
    String plain =
        path.replaceFirst("\\.(yaml|yml|json|template)$", "")
            .replaceFirst("\\.template$", "")
            .replaceAll("[^A-Za-z0-9]+", "-")
            .replaceFirst("^[^A-Za-z]+", "");
    String name = plain.isEmpty() ? "stack" : plain;
    return name.length() <= LONGEST_NAME
        ? name
        : name.substring(name.length() - LONGEST_NAME).replaceFirst("^[^A-Za-z]+", "");
  }

  private static Unit unit(Named named, Tree tree) {
    StackTemplate template = named.template();
    String text =
        template
            .text(tree)
            .orElseThrow(() -> new Refusal("There is no template at " + template.path()));
    template.transform(text).ifPresent(Assembly::refuse);
    return new Unit(named.entry().stackName(), template, text, Asset.of(template, tree));
  }

  /**
   * CloudFormation would run it as soon as a change set is made, and deploy what nobody has judged.
   */
  private static void refuse(Place transform) {
    throw new Refusal(
        "The transform at %s is not run, since what it makes can't be judged: commit the template that comes out of it"
            .formatted(transform));
  }

  /** Takes in turn, by path, what depends on nothing that is left; a circle goes as it is. */
  private static List<Named> ordered(List<Named> all) {
    List<Named> left = new ArrayList<>(all);
    left.sort(Comparator.comparing(next -> next.template().path()));
    List<Named> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      List<String> names = left.stream().map(next -> next.entry().stackName()).toList();
      Named next =
          left.stream()
              .filter(one -> one.entry().dependencies().stream().noneMatch(names::contains))
              .findFirst()
              .orElse(left.getFirst());
      left.remove(next);
      ordered.add(next);
    }
    return ordered;
  }
}
