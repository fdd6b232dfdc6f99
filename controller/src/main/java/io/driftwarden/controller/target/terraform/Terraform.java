package io.driftwarden.controller.target.terraform;

import io.driftwarden.controller.target.TargetException;
import io.driftwarden.controller.target.terraform.Children.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The commands of Terraform, or OpenTofu, over one exported stack.
 *
 * @param binary its absolute path
 * @param stack the folder of the root module
 * @param environment all that the child sees of the world
 * @param redaction what none of its words may show
 */
record Terraform(
    Children children,
    Path binary,
    Path stack,
    Map<String, String> environment,
    Redaction redaction) {
  private static final int MOST_JSON = 128 << 20;
  private static final int MOST_WORDS = 256 << 10;

  /** How a plan is made. */
  enum Purpose {
    /** To be looked at; takes no lock, so that it needs no right to write. */
    LOOK,
    /** To be carried out. */
    APPLY,
    /** To see what has become of what was made. */
    REFRESH;

    private List<String> options() {
      return switch (this) {
        case LOOK -> List.of("-lock=false");
        case APPLY -> List.of("-lock-timeout=60s");
        case REFRESH -> List.of("-lock=false", "-refresh-only");
      };
    }
  }

  /**
   * @param locked whether git has a lock file, which then decides alone
   */
  void init(boolean locked) {
    List<String> options = locked ? List.of("-lockfile=readonly") : List.of();
    succeeded("init", run(MOST_WORDS, "init", options));
  }

  /** Makes a plan and saves it; reports whether there is anything to apply in it. */
  boolean plan(Path file, Purpose purpose) {
    List<String> options = new ArrayList<>(List.of("-detailed-exitcode", "-out=" + file));
    options.addAll(purpose.options());
    Ended ended = run(MOST_WORDS, "plan", options);
    if (ended.exitedWith(2)) {
      return true;
    }
    succeeded("plan", ended);
    return false;
  }

  /** Returns what a saved plan is about to do. */
  PlanFile show(Path plan) {
    PlanFile shown = new PlanFile(json(List.of("-json", plan.toString())));
    redaction.add(shown.secrets());
    return shown;
  }

  /** Returns the resources of the state. */
  List<PlanFile.Item> state() {
    return PlanFile.items(json(List.of("-json")).path("values"));
  }

  /** Carries out a saved plan, however that ends. */
  Ended apply(Path plan) {
    return run(MOST_WORDS, "apply", List.of("-lock-timeout=60s", plan.toString()));
  }

  /** Returns why a command did not do what it should. */
  String complaint(String command, Ended ended) {
    String called = binary.getFileName() + " " + command;
    return switch (ended.how()) {
      case EXITED -> "%s: %s".formatted(called, Complaint.first(ended.errors().text(), redaction));
      case TIMED_OUT -> called + " took longer than it may";
      case STOPPED -> called + " was stopped with the server";
      case KILLED -> called + " did not stop when it should, and was killed";
    };
  }

  private JsonNode json(List<String> arguments) {
    Ended ended = run(MOST_JSON, "show", arguments);
    succeeded("show", ended);
    JsonNode json = ended.output().isCut() ? Json.parse("") : Json.parse(ended.output().text());
    if (!json.isObject()) {
      throw new TargetException("what %s shows can't be read".formatted(binary.getFileName()));
    }
    return json;
  }

  private void succeeded(String command, Ended ended) {
    if (!ended.exitedWith(0)) {
      throw new TargetException(complaint(command, ended));
    }
  }

  private Ended run(int output, String command, List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(binary.toString(), command, "-no-color"));
    words.addAll(arguments);
    return children.run(new Task(stack, words, environment, output));
  }
}
