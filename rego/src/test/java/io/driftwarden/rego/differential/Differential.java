package io.driftwarden.rego.differential;

import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.Budget;
import io.driftwarden.rego.CompiledPolicies;
import io.driftwarden.rego.Dialect;
import io.driftwarden.rego.Options;
import io.driftwarden.rego.Rego;
import io.driftwarden.rego.value.JsonReader;
import io.driftwarden.rego.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Asks OPA and us about the same random policies and inputs. */
final class Differential {
  private static final int INPUTS = 5;
  private static final Budget BUDGET =
      new Budget(20_000_000, Duration.ofSeconds(30), 100_000_000, 1_000);

  private final List<String> disagreements = new ArrayList<>();
  private int asked;
  private int errors;
  private int refused;
  private int untyped;

  /** Returns where we disagree, each with what reproduces it. */
  List<String> disagreements() {
    return disagreements;
  }

  /** Returns how many cases were compared: module and input, or a module that both refuse. */
  int compared() {
    return asked + refused;
  }

  String summary() {
    return "%d answers compared, %d of them errors; %d modules refused by both; %d only OPA finds ill typed; %d disagreements"
        .formatted(asked, errors, refused, untyped, disagreements.size());
  }

  void run(long seed, int modules) throws Exception {
    Path folder = Files.createTempDirectory("driftwarden-differential");
    Map<String, Object> ours = new TreeMap<>();
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < modules; i++) {
      String name = "c" + (seed + i);
      String text = PolicyMaker.module(name, seed + i);
      texts.put(name, text);
      ours.put(name, compiled(name, text));
      Files.writeString(folder.resolve(name + ".rego"), text);
    }
    Map<String, String> theirs = Opa.refused(folder);
    try (Opa opa = Opa.serve(folder)) {
      for (Map.Entry<String, Object> each : ours.entrySet()) {
        String name = each.getKey();
        String code = theirs.get(name + ".rego");
        if (each.getValue() instanceof CompiledPolicies policies && code == null) {
          ask(opa, name, policies, texts.get(name));
        } else if (each.getValue() instanceof CompiledPolicies
            && firstWord(code).equals("rego_type_error")) {
          untyped++;
        } else if (each.getValue() instanceof CompiledPolicies) {
          disagree("compiles, OPA: " + code, texts.get(name), "");
        } else if (code == null) {
          disagree("OPA compiles, ours: " + each.getValue(), texts.get(name), "");
        } else if (!firstWord(each.getValue().toString()).equals(firstWord(code))) {
          disagree("refused: " + each.getValue() + ", OPA: " + code, texts.get(name), "");
        } else {
          refused++;
        }
      }
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String firstWord(String text) {
    return text.split(" ", 2)[0];
  }

  private static Object compiled(String name, String text) {
    try {
      return Rego.compile(
          List.of(new Source(name + ".rego", text)),
          Value.of(Map.of()),
          Options.DEFAULT.with(Dialect.V1).with(BUDGET));
    } catch (DiagnosticException problem) {
      return problem.diagnostics().getFirst().code()
          + " "
          + problem.diagnostics().getFirst().detail();
    }
  }

  private void ask(Opa opa, String name, CompiledPolicies policies, String text) throws Exception {
    for (int i = 0; i < INPUTS; i++) {
      Value input = InputMaker.input(Long.parseLong(name.substring(1)) * INPUTS + i);
      String ours = answer(policies, name, input);
      String theirs = opa.ask(name, input).orElse(ours);
      asked++;
      errors += theirs.startsWith("ERROR") ? 1 : 0;
      if (!ours.equals(theirs)) {
        disagree("ours   " + ours + "\ntheirs " + theirs, text, input.toJson());
        return;
      }
    }
  }

  /** Returns the JSON text with its keys in the order that they have as strings. */
  private static String asRead(Value value) {
    try {
      return JsonReader.read(value.toJson()).toJson();
    } catch (JsonReader.NotJsonException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String answer(CompiledPolicies policies, String name, Value input) {
    try {
      return policies.evaluate("data." + name, input).map(Differential::asRead).orElse("{}");
    } catch (DiagnosticException problem) {
      return "ERROR " + problem.diagnostics().getFirst().code();
    } catch (RuntimeException bug) {
      return "BUG " + bug;
    }
  }

  private void disagree(String how, String text, String input) {
    disagreements.add("%s%n%s%ninput %s%n".formatted(how, text, input));
  }

  /** Arguments: the first seed, modules in a batch, batches. */
  public static void main(String[] arguments) throws Exception {
    int modules = Integer.parseInt(arguments[1]);
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      Differential differential = new Differential();
      differential.run(Long.parseLong(arguments[0]) + (long) i * modules, modules);
      differential.disagreements().forEach(System.out::println);
      System.out.println(differential.summary());
    }
  }
}
