package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.syntax.Expressions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what running a configuration would reach: that of a root module and all it calls. */
final class Reach {
  /** Data that is not simply read from the account that a provider is set up for. */
  private static final Set<String> REACHING =
      Set.of("external", "http", "terraform_remote_state", "local_file", "local_sensitive_file");

  private static final Pattern READS_FILES = Pattern.compile("file\\w*|templatefile");

  private final String root;
  private final ModuleFiles files;
  private final Definitions definitions;
  private final List<Use> uses = new ArrayList<>();
  private final Set<String> seen = new LinkedHashSet<>();

  private Reach(String root, ModuleFiles files) {
    this.root = root;
    this.files = files;
    this.definitions = new Definitions(given());
  }

  static List<Use> of(String directory, ModuleFiles files) {
    Reach reach = new Reach(directory, files);
    reach.module(directory);
    return reach.uses;
  }

  private void module(String directory) {
    if (!seen.add(directory)) {
      return;
    }
    List<Written> all = named(directory, ".tf").map(path -> Written.read(path, files)).toList();
    Map<String, String> sources = new HashMap<>();
    all.forEach(written -> required(written, sources));
    if (directory.equals(root)) {
      all.forEach(definitions::add);
    }
    all.forEach(written -> new Blocks(directory, written, sources).look());
  }

  private Stream<String> named(String directory, String... ends) {
    return files.names(directory).stream()
        .filter(name -> Stream.of(ends).anyMatch(name::endsWith))
        .map(name -> Paths.join(directory, name));
  }

  /** Returns the text of the files that give a root module its variables. */
  private String given() {
    return named(root, ".tfvars", ".tfvars.json")
        .map(path -> Written.read(path, files).text())
        .collect(Collectors.joining());
  }

  /** Notes the providers that a module names, under the names that it gives them. */
  private void required(Written written, Map<String, String> sources) {
    written
        .body()
        .blocks("terraform")
        .flatMap(block -> block.body().blocks("required_providers"))
        .flatMap(block -> block.body().attributes().stream())
        .forEach(provider -> {
          String source = source(provider.value()).orElse("hashicorp/" + provider.name());
          sources.put(provider.name(), source);
          Place place = provider.value().place();
          uses.add(
              new Use(
                  Use.Kind.PROVIDER, source, written.at(place, place), true, provider.namePlace()));
        });
  }

  private static Optional<String> source(Expression provider) {
    return provider instanceof Expression.ObjectOf object
        ? object.items().stream()
            .filter(item -> Expressions.literal(item.key()).filter("source"::equals).isPresent())
            .flatMap(item -> Expressions.literal(item.value()).stream())
            .findFirst()
        : Optional.empty();
  }

  /** The blocks of one file. */
  private final class Blocks {
    private final String directory;
    private final Written written;
    private final Map<String, String> sources;

    Blocks(String directory, Written written, Map<String, String> sources) {
      this.directory = directory;
      this.written = written;
      this.sources = sources;
    }

    void look() {
      written.body().blocks().forEach(this::look);
      Expressions.in(written.body()).forEach(this::look);
    }

    private void look(Body.Block block) {
      String label = block.labels().isEmpty() ? "" : block.labels().getFirst();
      switch (block.type()) {
        case "provider" -> {
          implied(label, block);
          use(Use.Kind.PROVIDER_SETTINGS, label, block);
        }
        case "resource" -> implied(provider(label, block), block);
        case "data", "ephemeral" -> {
          implied(provider(label, block), block);
          if (REACHING.contains(label)) {
            use(Use.Kind.DATA, block.type() + " " + String.join(".", block.labels()), block);
          }
        }
        case "check" -> block.body().blocks("data").forEach(this::look);
        case "module" -> call(block);
        case "terraform" ->
            block.body().blocks().stream()
                .filter(inner -> inner.type().equals("backend") || inner.type().equals("cloud"))
                .forEach(inner -> use(Use.Kind.BACKEND, inner.type(), inner));
        default -> {}
      }
    }

    /** Which provider a resource is of: what it says itself, else the beginning of its type. */
    private static String provider(String type, Body.Block block) {
      return block
          .body()
          .attribute("provider")
          .flatMap(attribute ->
              Expressions.in(attribute.value())
                  .filter(Expression.Name.class::isInstance)
                  .map(name -> ((Expression.Name) name).name())
                  .findFirst())
          .orElse(type.split("_", 2)[0]);
    }

    /** A provider that the module doesn't name is HashiCorp's own, or built in. */
    private void implied(String name, Body.Block block) {
      if (!sources.containsKey(name) && !name.equals("terraform")) {
        sources.put(name, "hashicorp/" + name);
        uses.add(new Use(Use.Kind.PROVIDER, "hashicorp/" + name, "", true, block.header()));
      }
    }

    private void call(Body.Block block) {
      Optional<String> source = Configuration.source(block);
      Optional<String> local =
          source.filter(Configuration::isLocal).flatMap(path -> Paths.resolve(directory, path));
      local.ifPresentOrElse(
          Reach.this::module, () -> use(Use.Kind.MODULE, source.orElse("an expression"), block));
    }

    private void use(Use.Kind kind, String name, Body.Block block) {
      Definitions.Meaning meaning = meaning(Expressions.in(block.body()));
      String text = written.block(block) + "\n" + meaning.text();
      uses.add(new Use(kind, name, text, meaning.complete(), block.header()));
    }

    /** What a module that is called gets for its variables isn't followed. */
    private Definitions.Meaning meaning(Stream<Expression> expressions) {
      return directory.equals(root)
          ? definitions.of(expressions)
          : new Definitions.Meaning("", expressions.noneMatch(Expression.Name.class::isInstance));
    }

    private void look(Expression expression) {
      if (expression instanceof Expression.Call call
          && READS_FILES.matcher(call.name()).matches()) {
        uses.add(
            new Use(
                Use.Kind.FILE,
                call.name(),
                written.at(call.place(), call.place()),
                !call.arguments().isEmpty() && staysInside(call.arguments().getFirst()),
                call.place()));
      }
    }

    /** Only a path that is written out, from the root's or its own directory, is known to. */
    private boolean staysInside(Expression path) {
      if (path instanceof Expression.TextLiteral text) {
        return !text.value().startsWith("~") && Paths.resolve(root, text.value()).isPresent();
      }
      return path instanceof Expression.Template template
          && template.parts().size() == 2
          && isOwnDirectory(template.parts().getFirst())
          && template.parts().getLast() instanceof Expression.TextLiteral rest
          && rest.value().startsWith("/")
          && Paths.resolve(directory, rest.value().substring(1)).isPresent();
    }

    private static boolean isOwnDirectory(Expression part) {
      return part
              instanceof Expression.Attribute(Expression.Name(String name, var _), String of, var _)
          && name.equals("path")
          && of.equals("module");
    }
  }
}
