package io.driftwarden.hcl.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the configurations of {@code stories.txt} and {@code language.txt}. */
class StoriesTest {
  static List<Story> stories() throws IOException {
    List<Story> all = new ArrayList<>(Story.in("stories.txt"));
    all.addAll(Story.in("language.txt"));
    return all;
  }

  @ParameterizedTest
  @MethodSource("stories")
  void isPlannedAsToldThere(Story story) {
    assertEquals(story.plan(), story.planned());
  }
}
