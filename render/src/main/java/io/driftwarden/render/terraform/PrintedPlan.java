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

/**
 * A file of Terraform's own, which renders the one stack that it is: a plan or a state as {@code
 * terraform show -json} prints it (format 1.x), or a state as Terraform keeps it (version 4).
 */
public final class PrintedPlan implements Renderer {
  private static final String CODE = "terraform_printed_plan";
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
   * @throws DiagnosticException if it is named like one and is broken
   */
  public static Optional<PrintedPlan> at(String path, Tree tree) {
    boolean isJson = path.endsWith(".json") || path.endsWith(".tfstate");
    return Links.resolve(tree, path)
        .filter(found -> isJson && found instanceof Entry.File)
        .flatMap(found -> read(path, tree.read((Entry.File) found)))
        .filter(PrintedPlan::isKnown)
        .map(file -> new PrintedPlan(path, file));
  }

  /** Returns the stack that it is. */
  public Stack stack() {
    return new Stack(path, Stack.Kind.TERRAFORM);
  }

  private static boolean isKnown(Node.Mapping file) {
    return isPlan(file) || isState(file) || StateFile.is(file);
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
            ? "A quote, comma or bracket is missing here, or one before it is too many."
            : yaml.detail().replace("YAML", "JSON");
    return Diagnostic.error(
        CODE,
        yaml.summary().replace("YAML", "JSON"),
        detail + " Terraform writes a whole file with: terraform show -json PLAN > FILE.",
        yaml.subject());
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
