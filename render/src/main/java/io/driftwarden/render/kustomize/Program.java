package io.driftwarden.render.kustomize;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Node;
import java.util.List;

/**
 * A program, container or function that kustomize would run. None is run here, so what it does is
 * not known: what it may change isn't either, and what it may refuse is taken to be accepted.
 *
 * @param name what it is called
 * @param why why it isn't known what it does
 */
record Program(String name, String why, Origin origin, Place place) implements Plugin {
  /** Returns what a document tells of: a program, unless another may have changed the document. */
  static Program of(Item document) {
    String name = Edits.text(document.object(), "kind");
    String why =
        document
            .altered()
            .map(altered -> "%s is not known: %s".formatted(name, altered.reason()))
            .orElse(
                "%s is a program, a container or a function, and none is run to judge a change"
                    .formatted(name));
    Origin origin = document.origin().orElseGet(() -> Origin.of(document.place().file()));
    return new Program(name, why, origin.toldBy(document.object()), document.place());
  }

  /** Returns what a document on another machine tells of, whatever that is. */
  static Program elsewhere(Node.Text path) {
    return new Program(
        path.value(),
        "%s is not in this repository".formatted(path.value()),
        Origin.of(path.place().file()),
        path.place());
  }

  @Override
  public void generate(Items items, List<Diagnostic> remarks) {
    remarks.add(
        unknown(
            "what this generator makes",
            "what it adds is not judged. Commit what it makes instead"));
    items.markIncomplete();
  }

  @Override
  public List<Step> steps(List<Diagnostic> remarks) {
    remarks.add(
        unknown(
            "what this transformer changes",
            "no value of the resources that it is given is known. Commit what it makes of them instead"));
    return List.of(new Step(origin, this::transform));
  }

  private void transform(Items items) {
    items.alter(Altered.by(new Node.Text(name, place)));
    items.markIncomplete();
  }

  @Override
  public void validate(List<Diagnostic> remarks) {
    remarks.add(
        unknown(
            "what this validator refuses",
            "whether it accepts these resources is not judged. Run it in a pipeline of its own"));
  }

  private Diagnostic unknown(String what, String so) {
    return Diagnostic.unknown(
        "kustomize_program", "Cannot know statically " + what, "%s: %s.".formatted(why, so), place);
  }
}
