package io.driftwarden.render.kustomize;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what a generator makes its data of: files of variables, literals, and whole files. */
final class KeyValues {
  private final Root root;
  private final Fields fields;
  private final List<KeyValue> read = new ArrayList<>();

  KeyValues(Root root, Fields fields) {
    this.root = root;
    this.fields = fields;
  }

  List<KeyValue> all() {
    fields.texts("envs").forEach(this::readVariables);
    fields.text("env").ifPresent(this::readVariables);
    fields.texts("literals").forEach(this::readLiteral);
    fields.texts("files").forEach(this::readFile);
    Set<String> keys = new HashSet<>();
    for (KeyValue pair : read) {
      if (!keys.add(pair.key())) {
        throw problem("The key \"%s\" is there twice.".formatted(pair.key()), pair.place());
      }
    }
    return read;
  }

  private static DiagnosticException problem(String detail, Place place) {
    return KustomizeProblem.of("kustomize_generator", "Data can't be generated", detail, place);
  }

  private void readVariables(Node.Text path) {
    Source source = root.source(path);
    String text = source.text();
    int line = 1;
    for (String whole : text.split("\r?\n", -1)) {
      String bare = line == 1 && whole.startsWith("\uFEFF") ? whole.substring(1) : whole;
      String stripped = bare.stripLeading();
      if (!stripped.isEmpty() && stripped.charAt(0) != '#') {
        int equals = stripped.indexOf('=');
        String key = equals < 0 ? stripped : stripped.substring(0, equals);
        String value = equals < 0 ? "" : stripped.substring(equals + 1);
        if (!key.isEmpty()) {
          add(key, value.getBytes(UTF_8), Place.at(source.path(), line, 1));
        }
      }
      line++;
    }
  }

  private void readLiteral(Node.Text literal) {
    int equals = literal.value().indexOf('=');
    if (equals < 1) {
      throw problem("A literal is written as key=value.", literal.place());
    }
    String value = unquoted(literal.value().substring(equals + 1));
    add(literal.value().substring(0, equals), value.getBytes(UTF_8), literal.place());
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() > 1
            && value.charAt(0) == value.charAt(value.length() - 1)
            && (value.charAt(0) == '"' || value.charAt(0) == '\'');
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private void readFile(Node.Text text) {
    String[] parts = text.value().split("=", -1);
    boolean named = parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty();
    if (parts.length > 1 && !named) {
      throw problem("A file is written as path or as key=path.", text.place());
    }
    Node.Text path = new Node.Text(parts[parts.length - 1], text.place());
    String name = path.value().substring(path.value().lastIndexOf('/') + 1);
    String key = named ? parts[0] : name;
    if (Root.isRemote(path.value())) {
      read.add(KeyValue.unknown(key, path.value() + " is on another machine", text.place()));
    } else {
      add(key, root.bytes(path), Place.of(root.file(path).path()));
    }
  }

  private void add(String key, byte[] bytes, Place place) {
    read.add(KeyValue.of(key, bytes, place));
  }
}
