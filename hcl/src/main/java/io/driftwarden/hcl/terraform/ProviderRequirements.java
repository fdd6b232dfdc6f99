package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.syntax.Expressions;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The providers that a module says it needs, by the names that it has for them. */
final class ProviderRequirements {
  private static final Pattern CONSTRAINT =
      Pattern.compile("\\s*([=!<>~]*)\\s*v?([0-9]+(?:\\.[0-9]+)*)(\\S*)\\s*");

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, List<String>> versions = new LinkedHashMap<>();

  ProviderRequirements(Module module) {
    module.aside().stream()
        .filter(block -> block.type().equals("terraform"))
        .flatMap(block -> block.body().blocks("required_providers"))
        .flatMap(block -> block.body().attributes().stream())
        .forEach(this::add);
    module
        .providers()
        .values()
        .forEach(block ->
            block
                .body()
                .attribute("version")
                .flatMap(version -> Expressions.literal(version.value()))
                .ifPresent(version -> version(block.labels().getFirst(), version)));
  }

  private void add(Body.Attribute required) {
    sources.put(required.name(), "hashicorp/" + required.name());
    Expressions.literal(required.value()).ifPresent(text -> version(required.name(), text));
    if (required.value() instanceof Expression.ObjectOf object) {
      field(object, "source").ifPresent(source -> sources.put(required.name(), source));
      field(object, "version").ifPresent(text -> version(required.name(), text));
    }
  }

  private void version(String name, String constraint) {
    versions.computeIfAbsent(name, _ -> new ArrayList<>()).add(constraint);
  }

  private static Optional<String> field(Expression.ObjectOf object, String name) {
    return object.items().stream()
        .filter(item -> Expressions.literal(item.key()).filter(name::equals).isPresent())
        .flatMap(item -> Expressions.literal(item.value()).stream())
        .findFirst();
  }

  /** Returns the names of the providers that are declared. */
  Iterable<String> names() {
    return Collections.unmodifiableSet(sources.keySet());
  }

  /** Returns the address of a provider: {@code registry.terraform.io/hashicorp/aws}. */
  String address(String name) {
    String source = sources.getOrDefault(name, "hashicorp/" + name);
    return switch (source.split("/", -1).length) {
      case 1 ->
          source.equals("terraform")
              ? "terraform.io/builtin/terraform"
              : "registry.terraform.io/hashicorp/" + source;
      case 2 ->
          source.equals("hashicorp/terraform")
              ? "terraform.io/builtin/terraform"
              : "registry.terraform.io/" + source;
      default -> source;
    };
  }

  /** Returns the constraints on a provider's version as Terraform writes them; empty for none. */
  String constraint(String name) {
    return versions.getOrDefault(name, List.of()).stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .flatMap(text -> Constraint.of(text).stream())
        .distinct()
        .sorted()
        .map(Constraint::text)
        .collect(Collectors.joining(", "));
  }

  private record Constraint(String operator, List<BigInteger> numbers, String rest)
      implements Comparable<Constraint> {
    static Optional<Constraint> of(String text) {
      Matcher matcher = CONSTRAINT.matcher(text);
      return matcher.matches()
          ? Optional.of(
              new Constraint(
                  matcher.group(1),
                  Arrays.stream(matcher.group(2).split("\\.")).map(BigInteger::new).toList(),
                  matcher.group(3)))
          : Optional.empty();
    }

    /** Only {@code ~>} tells something by how many numbers there are. */
    String text() {
      List<BigInteger> shown = new ArrayList<>(numbers);
      while (shown.size() < 3 && !operator.equals("~>")) {
        shown.add(BigInteger.ZERO);
      }
      String version =
          shown.stream().map(BigInteger::toString).collect(Collectors.joining(".")) + rest;
      return operator.isEmpty() || operator.equals("=") ? version : operator + " " + version;
    }

    @Override
    public int compareTo(Constraint other) {
      return Comparator.<Constraint, BigInteger>comparing(c -> c.number(0))
          .thenComparing(c -> c.number(1))
          .thenComparing(c -> c.number(2))
          .compare(this, other);
    }

    private BigInteger number(int at) {
      return at < numbers.size() ? numbers.get(at) : BigInteger.ZERO;
    }
  }
}
