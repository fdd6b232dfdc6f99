package io.driftwarden.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.FolderTree;
import io.driftwarden.render.tree.ReadSet;
import io.driftwarden.render.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every rendering, tried on each of the stories. */
class TreeLawsTest {
  static List<Story> stories() throws IOException {
    return Story.all();
  }

  private static Rendering render(Story story, Tree tree) {
    return new StackRenderer().render(story.stack(), tree);
  }

  /**
   * All of a rendering that can be compared: what only answers questions is made anew each time.
   */
  private static List<Object> all(Rendering rendering) {
    return List.of(
        rendering.stack(),
        rendering.resources().stream().map(made -> made.decidedBy(Decided.HERE)).toList(),
        rendering.diagnostics(),
        rendering.readSet(),
        Optional.ofNullable(rendering.document()).map(Document::plain));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void aFolderRendersAsTheSameFilesInMemory(Story story, @TempDir Path folder) throws IOException {
    story.writeTo(folder);
    Rendering inMemory = render(story, story.tree());
    Rendering onDisk = render(story, new FolderTree(folder));
    assertEquals(all(inMemory), all(onDisk));
    assertTrue(inMemory.readSet().holdsIn(new FolderTree(folder)));
    assertTrue(onDisk.readSet().holdsIn(story.tree()));
    for (String link : story.links().keySet()) {
      Files.delete(folder.resolve(link));
    }
  }

  /** What the read set doesn't name may change, and nothing is rendered otherwise. */
  @ParameterizedTest
  @MethodSource("stories")
  void theReadSetHoldsExactlyWhereTheRenderingIsTheSame(Story story) {
    Rendering rendering = render(story, story.tree());
    ReadSet read = rendering.readSet();
    assertTrue(read.holdsIn(story.tree()));
    for (String path : story.files().keySet()) {
      Tree changed = new LinkedTree(with(story.files(), path, "changed: [\n"), story.links());
      assertEquals(!read.ids().containsKey(path), read.holdsIn(changed), path);
      if (read.holdsIn(changed)) {
        assertEquals(all(rendering), all(render(story, changed)), path);
      }
      Tree without = new LinkedTree(without(story.files(), path), story.links());
      if (read.holdsIn(without)) {
        assertEquals(all(rendering), all(render(story, without)), path);
      }
    }
    for (String path : story.links().keySet()) {
      Tree changed = new LinkedTree(story.files(), with(story.links(), path, "elsewhere"));
      if (read.holdsIn(changed)) {
        assertEquals(all(rendering), all(render(story, changed)), path);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void aNewFileCountsWhereSomethingWasLookedFor(Story story) {
    Rendering rendering = render(story, story.tree());
    ReadSet read = rendering.readSet();
    read.ids()
        .forEach((path, id) -> {
          boolean listed = path.endsWith("/") && !path.equals("/");
          if (listed || id.equals(ReadSet.ABSENT)) {
            Map<String, String> more = with(story.files(), listed ? path + "new.x" : path, "x");
            assertFalse(read.holdsIn(new LinkedTree(more, story.links())), path);
          }
        });
    Map<String, String> elsewhere = with(story.files(), "some/where/else.yaml", "x");
    assertTrue(read.holdsIn(new LinkedTree(elsewhere, story.links())));
  }

  private static Map<String, String> with(Map<String, String> texts, String path, String text) {
    Map<String, String> changed = new LinkedHashMap<>(texts);
    changed.put(path, text);
    return changed;
  }

  private static Map<String, String> without(Map<String, String> texts, String path) {
    Map<String, String> changed = new LinkedHashMap<>(texts);
    changed.remove(path);
    return changed;
  }
}
