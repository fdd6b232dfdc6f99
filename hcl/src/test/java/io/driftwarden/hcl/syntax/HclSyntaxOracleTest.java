package io.driftwarden.hcl.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.HclParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HashiCorp's parser reads the same of a file, or refuses it too. */
@Tag("oracle")
class HclSyntaxOracleTest {
  private static final Path REPOSITORY = Path.of("").toAbsolutePath().resolve("..").normalize();
  private static final int MUTANTS = 4_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void readsTheTableAsItIsWritten() throws Exception {
    List<TreeCase> cases = TreeCase.all().toList();
    List<String> trees = trees(cases.stream().map(TreeCase::input).toList());
    for (int i = 0; i < cases.size(); i++) {
      assertEquals(cases.get(i).tree(), trees.get(i), cases.get(i).title());
    }
  }

  @Test
  void readsOurOwnConfigurationsAlike() throws Exception {
    List<String> texts = configurations();
    assertTrue(texts.size() > 20, "there are only " + texts.size());
    List<String> trees = trees(texts);
    for (int i = 0; i < texts.size(); i++) {
      assertEquals(trees.get(i), TreeText.of(new Source("main.tf", texts.get(i))));
    }
  }

  /** Of what is refused only that is compared: where a mistake begins is told differently. */
  @Test
  void acceptsAndRefusesAlikeWhateverIsChangedInThem() throws Exception {
    List<String> seeds = new ArrayList<>(configurations());
    TreeCase.all().map(TreeCase::input).forEach(seeds::add);
    Mutation mutation = new Mutation(new Random(20_261), seeds);
    List<String> mutants =
        Stream.generate(mutation::next)
            .filter(HclSyntaxOracleTest::hasNoHugeNumber)
            .limit(MUTANTS)
            .toList();
    List<String> trees = trees(mutants);
    int valid = 0;
    for (int i = 0; i < mutants.size(); i++) {
      String mutant = mutants.get(i);
      String ours = TreeText.of(new Source("main.tf", mutant));
      assertEquals(withoutLine(trees.get(i)), withoutLine(ours), mutant);
      valid += ours.startsWith("refused") ? 0 : 1;
    }
    assertTrue(valid > MUTANTS / 20, "only " + valid + " are valid");
  }

  /** Exponents have a limit here. */
  private static boolean hasNoHugeNumber(String text) {
    return !text.matches("(?s).*[0-9.][eE][+-]?[0-9]{5}.*");
  }

  private static String withoutLine(String tree) {
    return tree.startsWith("refused") ? "refused" : tree;
  }

  private static List<String> configurations() throws IOException {
    try (Stream<Path> files = Files.walk(REPOSITORY)) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.filter(HclSyntaxOracleTest::isConfiguration).sorted().toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    }
  }

  private static boolean isConfiguration(Path file) {
    String name = REPOSITORY.relativize(file).toString();
    return name.matches(".*\\.(tf|tfvars|hcl)") && !name.contains("target/");
  }

  private List<String> trees(List<String> texts) throws Exception {
    Map<Path, String> files = new LinkedHashMap<>();
    for (String text : texts) {
      Path file = folder.resolve(files.size() + ".tf");
      files.put(Files.writeString(file, text), text);
    }
    Process process = new ProcessBuilder(HclParts.part("hcltree").toString()).start();
    CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> ask(process, files));
    String all = new String(process.getInputStream().readAllBytes(), UTF_8);
    asking.get();
    assertEquals(0, process.waitFor());
    return List.of(all.split("(?m)^FILE .*\n", -1)).subList(1, texts.size() + 1);
  }

  private static void ask(Process process, Map<Path, String> files) {
    try (var in = process.outputWriter(UTF_8)) {
      for (Path file : files.keySet()) {
        in.write(file + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
