package io.driftwarden.hcl.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The known failures of other readers of Terraform, each by the public issue that tells of it, in
 * {@code rivals.txt}: none of them is one of ours.
 */
class RivalFailuresTest {
  static List<Story> stories() throws IOException {
    return Story.in("rivals.txt");
  }

  @ParameterizedTest
  @MethodSource("stories")
  void isNoneOfOurs(Story story) {
    assertEquals(story.plan(), story.planned());
  }

  @Test
  void theTenAreAllThere() throws IOException {
    List<String> names = stories().stream().map(Story::name).toList();
    IntStream.rangeClosed(1, 10)
        .mapToObj(number -> number + " ")
        .forEach(
            number -> assertTrue(names.stream().anyMatch(name -> name.startsWith(number)), number));
  }
}
