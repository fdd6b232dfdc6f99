package io.driftwarden.render.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.render.Renderer;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file of Terraform's own, which renders the one stack that it is: a plan or a state as {@code
 * terraform show -json} prints it (format 1.x), or a state as Terraform keeps it (version 4).
 */
public final class PrintedPlan implements Renderer {
  private static final String CODE = "terraform_printed_plan";
  private static final Set<String> FORMATS = Set.of("0", "1");
  private static final int DEEPEST = 50;
  private static final String MARK_OF_ORDER = "\uFEFF";

  private final String path;
  private final Node.Mapping file;

  private PrintedPlan(String path, Node.Mapping file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Returns the plan or state that a file is; empty if it is something else.
   *
   * @throws DiagnosticException if it is named like one and is broken, not whole or of another form
   */
  public static Optional<PrintedPlan> at(String path, Tree tree) {
    boolean isJson = path.endsWith(".json") || path.endsWith(".tfstate");
    return Links.resolve(tree, path)
        .filter(found -> isJson && found instanceof Entry.File)
        .flatMap(found -> read(path, tree.read((Entry.File) found)))
        .filter(PrintedPlan::isKnown)
        .map(PrintedPlan::checked)
        .map(file -> new PrintedPlan(path, file));
  }

  /** Returns the stack that it is. */
  public Stack stack() {
    return new Stack(path, Stack.Kind.TERRAFORM);
  }

  private static boolean isKnown(Node.Mapping file) {
    return isPlan(file) || isState(file) || StateFile.is(file);
  }

  /** What is missing in a plan would otherwise pass, and so would all of one in another form. */
  private static Node.Mapping checked(Node.Mapping file) {
    String format = file.text("format_version").orElse("1");
    if (!FORMATS.contains(format.split("\\.", 2)[0])) {
      throw refused(
          file,
          "format_version",
          "Plan has another form",
          "Its format_version is %s, and 1 is known.".formatted(format));
    }
    if (file.get("errored").filter(PrintedPlan::isTrue).isPresent()) {
      throw refused(
          file,
          "errored",
          "Plan is not whole",
          "Terraform could not finish it, so it lacks what would be made. Mend what terraform plan complains of.");
    }
    return file;
  }

  private static boolean isTrue(Node node) {
    return node instanceof Node.Bool bool && bool.value();
  }

  private static DiagnosticException refused(
      Node.Mapping file, String key, String summary, String detail) {
    Place place = file.entry(key).map(Node.Entry::keyPlace).orElse(file.place());
    return new DiagnosticException(Diagnostic.error(CODE, summary, detail, place));
  }

  private static boolean isPlan(Node.Mapping file) {
    return file.get("planned_values").isPresent() && file.get("format_version").isPresent();
  }

  private static boolean isState(Node.Mapping file) {
    return file.get("terraform_version").isPresent()
        && Nodes.mapping(file, "values").flatMap(v -> v.get("root_module")).isPresent();
  }

  private static Optional<Node.Mapping> read(String path, byte[] bytes) {
    if (isUtf16(bytes)) {
      throw new DiagnosticException(utf16(path));
    }
    String text = new String(bytes, UTF_8);
    String json = text.startsWith(MARK_OF_ORDER) ? text.substring(1) : text;
    try {
      return YamlReader.readCore(new Source(path, json)).stream()
          .findFirst()
          .flatMap(Nodes::mapping);
    } catch (DiagnosticException e) {
      throw new DiagnosticException(broken(e.diagnostics().getFirst()));
    }
  }

  private static boolean isUtf16(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    return first == 0xfeff || first == 0xfffe;
  }

  private static Diagnostic utf16(String path) {
    return Diagnostic.error(
        CODE,
        "File is UTF-16",
        "Terraform writes UTF-8, and the shell made something else of it. In PowerShell, write it with: terraform show -json PLAN | Out-File -Encoding utf8 FILE.",
        Place.of(path));
  }

  /** JSON is read as the YAML that it is, and that is no word for a person who wrote JSON. */
  private static Diagnostic broken(Diagnostic yaml) {
    String detail =
        yaml.code().equals("yaml_syntax")
            ? "A quote, comma or bracket is missing here, or one before it is too many. A plan is written anew with: terraform show -json PLAN > FILE."
            : yaml.detail().replace("YAML", "JSON");
    return Diagnostic.error(CODE, yaml.summary().replace("YAML", "JSON"), detail, yaml.subject());
  }

  /** The tree has to hear that the file counts, which was read before. */
  @Override
  public Rendered render(Stack stack, Tree tree) {
    Links.resolve(tree, path);
    if (StateFile.is(file)) {
      return new Rendered(StateFile.resources(file), List.of());
    }
    List<Resource> resources = new ArrayList<>();
    Node.Mapping values =
        Nodes.mapping(file, isPlan(file) ? "planned_values" : "values").orElse(file);
    Map<String, Node> unknown = unknown(file);
    Nodes.mapping(values, "root_module").ifPresent(root -> module(root, unknown, resources, 0));
    return isPlan(file)
        ? new Rendered(resources, List.of(), new PrintedDocument(file))
        : new Rendered(resources, List.of());
  }

  /** Returns what is not known yet of each resource. */
  private static Map<String, Node> unknown(Node.Mapping plan) {
    Map<String, Node> unknown = new HashMap<>();
    for (Node.Mapping change : Nodes.mappings(plan, "resource_changes")) {
      Nodes.mapping(change, "change")
          .flatMap(step -> step.get("after_unknown"))
          .ifPresent(mirror -> unknown.put(change.text("address").orElse(""), mirror));
    }
    return unknown;
  }

  private static void module(
      Node.Mapping module, Map<String, Node> unknown, List<Resource> resources, int depth) {
    for (Node.Mapping made : Nodes.mappings(module, "resources")) {
      if (made.text("mode").orElse("managed").equals("managed")) {
        resources.add(resource(made, unknown));
      }
    }
    if (depth < DEEPEST) {
      Nodes.mappings(module, "child_modules")
          .forEach(child -> module(child, unknown, resources, depth + 1));
    }
  }

  private static Resource resource(Node.Mapping made, Map<String, Node> unknown) {
    String address = made.text("address").orElse("");
    Place place = made.entry("address").map(Node.Entry::keyPlace).orElse(made.place());
    return new Resource(
        address,
        Resource.Kind.TERRAFORM,
        made.text("type").orElse(""),
        made.text("name").orElse(""),
        Mirrors.attributes(
            made.get("values").orElseGet(() -> new Node.Null(place)),
            unknown.get(address),
            made.get("sensitive_values").orElse(null)),
        place);
  }
}
