package io.driftwarden.cli.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places as the person would open them from where they stand. */
class CheckedTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', a/main.tf, a/main.tf",
    "repo/, '', a/main.tf, repo/a/main.tf",
    "../../, envs/prod/, envs/prod/main.tf, main.tf",
    "../../, envs/prod/, envs/prod/deep/main.tf, deep/main.tf",
    "../../, envs/prod/, envs/production/main.tf, ../../envs/production/main.tf",
    "../../, envs/prod/, modules/x/main.tf, ../../modules/x/main.tf"
  })
  void aPathIsShownFromHereAndFoundAgain(String prefix, String here, String path, String shown) {
    Checked checked = new Checked(Path.of("/repo"), "envs/prod", prefix, here);
    assertEquals(shown, checked.shown(path));
    assertEquals(path, checked.inside(shown));
  }
}
