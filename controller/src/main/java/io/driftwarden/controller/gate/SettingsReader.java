package io.driftwarden.controller.gate;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.policies.Severity;
import io.driftwarden.render.stack.Ignored;
import io.driftwarden.render.stack.Listed;
import io.driftwarden.render.stack.Scope;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** Reads settings, and tells all that is wrong with them at once. */
final class SettingsReader {
  private static final List<String> KEYS =
      List.of(
          "version",
          "policies",
          "namespaces",
          "data",
          "stacks",
          "ignore",
          "fail-on",
          "fail-on-unknown",
          "waivers");
  private static final List<String> WAIVER_KEYS =
      List.of("rule", "stack", "resource", "owner", "reason", "expires");

  private final List<Diagnostic> problems = new ArrayList<>();

  private SettingsReader() {}

  static Settings read(Source source) {
    List<Node> documents = YamlReader.read(source);
    if (documents.isEmpty() || documents.getFirst() instanceof Node.Null) {
      return Settings.DEFAULT;
    }
    SettingsReader reader = new SettingsReader();
    Settings settings = reader.settings(documents);
    if (!reader.problems.isEmpty()) {
      throw new DiagnosticException(reader.problems);
    }
    return settings;
  }

  private Settings settings(List<Node> documents) {
    Node top = documents.getFirst();
    if (documents.size() > 1 || !(top instanceof Node.Mapping mapping)) {
      problem(top.place(), "Settings are no mapping", "The file is one mapping of settings.");
      return Settings.DEFAULT;
    }
    checkKeys(mapping, KEYS);
    mapping.get("version").ifPresent(this::checkVersion);
    return new Settings(
        texts(mapping, "policies").stream().map(Settings.Named::of).toList(),
        texts(mapping, "namespaces").stream().map(Node.Text::value).toList(),
        texts(mapping, "data").stream().map(Settings.Named::of).toList(),
        new Scope(listed(mapping), ignored(texts(mapping, "ignore"))),
        limits(mapping),
        items(mapping, "waivers").stream().flatMap(item -> waiver(item).stream()).toList());
  }

  void checkKeys(Node.Mapping mapping, List<String> known) {
    for (Node.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        problem(
            entry.keyPlace(),
            "Unknown setting",
            "There is no \"%s\" here.%s It is one of %s."
                .formatted(
                    entry.key(), Nearest.hint(entry.key(), known), String.join(", ", known)));
      }
    }
  }

  private void checkVersion(Node node) {
    if (!(node instanceof Node.Number number) || !number.text().equals("1")) {
      problem(node.place(), "Version is not known", "This release reads version: 1.");
    }
  }

  private List<Listed> listed(Node.Mapping mapping) {
    List<Node> entries = items(mapping, "stacks");
    if (entries.isEmpty() && mapping.get("stacks").isPresent()) {
      problem(
          mapping.entry("stacks").orElseThrow().keyPlace(),
          "No stack is listed",
          "Name what is deployed, or leave \"stacks\" out: then the files tell.");
    }
    StackList list = new StackList(this);
    return entries.stream().flatMap(entry -> list.entry(entry).stream()).toList();
  }

  private Ignored ignored(List<Node.Text> globs) {
    for (Node.Text glob : globs) {
      try {
        var _ = Ignored.globs(List.of(glob.value()));
      } catch (PatternSyntaxException e) {
        problem(glob.place(), "Glob is broken", e.getDescription() + ".");
        return Ignored.NOTHING;
      }
    }
    return Ignored.globs(globs.stream().map(Node.Text::value).toList());
  }

  private Limits limits(Node.Mapping mapping) {
    return new Limits(
        mapping.get("fail-on").flatMap(this::severity).orElse(Limits.DEFAULT.violated()),
        mapping.get("fail-on-unknown").flatMap(this::severity));
  }

  private Optional<Severity> severity(Node node) {
    Optional<Severity> named =
        Arrays.stream(Severity.values())
            .filter(severity ->
                node instanceof Node.Text text
                    && severity.name().toLowerCase(Locale.ROOT).equals(text.value()))
            .findFirst();
    if (named.isEmpty()) {
      problem(node.place(), "Severity is none", "It is one of low, medium, high and critical.");
    }
    return named;
  }

  private Optional<Waiver> waiver(Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      problem(node.place(), "Waiver is no mapping", "It has a rule, a resource and more.");
      return Optional.empty();
    }
    checkKeys(mapping, WAIVER_KEYS);
    Optional<String> rule = required(mapping, "rule");
    Optional<String> resource = required(mapping, "resource");
    Optional<String> owner = required(mapping, "owner");
    Optional<String> reason = required(mapping, "reason");
    Optional<LocalDate> expires = required(mapping, "expires").flatMap(day -> day(mapping, day));
    return rule.isPresent() && resource.isPresent() && owner.isPresent() && reason.isPresent()
        ? expires.map(day ->
            new Waiver(
                rule.get(), mapping.text("stack"), resource.get(), owner.get(), reason.get(), day))
        : Optional.empty();
  }

  private Optional<String> required(Node.Mapping mapping, String key) {
    Optional<String> text = mapping.text(key).filter(value -> !value.isBlank());
    if (text.isEmpty()) {
      problem(
          mapping.get(key).map(Node::place).orElse(mapping.place()),
          "Waiver lacks its " + key,
          "A waiver says which rule it accepts for which resource, who owns it, why, and until when.");
    }
    return text;
  }

  private Optional<LocalDate> day(Node.Mapping mapping, String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      problem(
          mapping.get("expires").map(Node::place).orElse(mapping.place()),
          "Day is none",
          "\"%s\" is no day. Write it as 2027-01-31.".formatted(text));
      return Optional.empty();
    }
  }

  private List<Node.Text> texts(Node.Mapping mapping, String key) {
    List<Node.Text> texts = new ArrayList<>();
    for (Node item : items(mapping, key)) {
      if (item instanceof Node.Text text) {
        texts.add(text);
      } else {
        problem(item.place(), "Not a text", "Each of \"%s\" is a text.".formatted(key));
      }
    }
    return texts;
  }

  private List<Node> items(Node.Mapping mapping, String key) {
    Node node = mapping.get(key).orElse(new Node.Null(mapping.place()));
    return switch (node) {
      case Node.Sequence sequence -> sequence.items();
      case Node.Null _ -> List.of();
      default -> {
        problem(node.place(), "Not a list", "\"%s\" is a list.".formatted(key));
        yield List.of();
      }
    };
  }

  void problem(Place place, String summary, String detail) {
    problems.add(Diagnostic.error("settings", summary, detail, place));
  }
}
