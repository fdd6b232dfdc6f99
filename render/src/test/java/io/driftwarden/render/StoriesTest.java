package io.driftwarden.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.stack.StackRenderer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Renders the stacks of {@code stories.txt}. */
class StoriesTest {
  static List<Story> stories() throws IOException {
    return Story.all();
  }

  @ParameterizedTest
  @MethodSource("stories")
  void isRenderedAsToldThere(Story story) {
    Rendering rendering = new StackRenderer().render(story.stack(), story.tree());
    assertEquals(story.rendered(), String.join("\n", shown(rendering, story)));
  }

  private static List<String> shown(Rendering rendering, Story story) {
    List<String> lines = new ArrayList<>();
    for (Resource resource : rendering.resources()) {
      String head = resource.address() + " : " + resource.type() + " @ " + resource.place();
      lines.add(head);
      asked(story, head).forEach(path -> lines.add(value(resource, path)));
    }
    for (Diagnostic diagnostic : rendering.diagnostics()) {
      lines.add(diagnostic.place().map(Place::toString).orElse("?") + " " + diagnostic.code());
    }
    return lines;
  }

  /** Returns the paths that the story asks for under a resource. */
  private static List<String> asked(Story story, String head) {
    List<String> lines = story.rendered().lines().toList();
    int at = lines.indexOf(head) + 1;
    List<String> paths = new ArrayList<>();
    while (at > 0 && at < lines.size() && lines.get(at).startsWith("  ")) {
      paths.add(lines.get(at++).strip().split(" = ")[0]);
    }
    return paths;
  }

  private static String value(Resource resource, String path) {
    List<String> steps = List.of(path.split("\\."));
    Optional<Value> found = at(resource.attributes(), steps);
    return "  "
        + path
        + " = "
        + found.map(StoriesTest::shown).orElse("(absent)")
        + resource.decided().at(steps).map(place -> ", decided " + place).orElse("");
  }

  /** A key may have dots in it itself. */
  private static Optional<Value> at(Value value, List<String> steps) {
    if (steps.isEmpty()) {
      return Optional.of(value);
    }
    for (int length = 1; length <= steps.size(); length++) {
      String key = String.join(".", steps.subList(0, length));
      Value next = value.nearest(List.of(key));
      if (!next.equals(value)) {
        boolean hidden = value instanceof Value.Sensitive;
        return at(hidden ? new Value.Sensitive(next) : next, steps.subList(length, steps.size()));
      }
    }
    return Optional.empty();
  }

  private static String shown(Value value) {
    return text(value) + " @ " + value.place();
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool bool -> Boolean.toString(bool.value());
      case Value.Number number -> number.value().toPlainString();
      case Value.Text text -> text.value().replace('\n', '⏎');
      case Value.Unknown unknown -> "?" + unknown.reason();
      case Value.Sensitive sensitive ->
          "(sensitive) " + text(sensitive.value()).replace("(sensitive) ", "");
      case Value.Sequence sequence ->
          sequence.items().stream().map(StoriesTest::text).toList() + "";
      case Value.Mapping mapping -> Arrays.toString(mapping.fields().keySet().toArray());
    };
  }
}
