package io.driftwarden.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.render.tree.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One of {@code stories.txt}: a stack, its files and links, and what is rendered. */
record Story(
    String name,
    Stack stack,
    Map<String, String> files,
    Map<String, String> links,
    String rendered) {

  static List<Story> all() throws IOException {
    try (InputStream in = Objects.requireNonNull(Story.class.getResourceAsStream("stories.txt"))) {
      String[] chunks = new String(in.readAllBytes(), UTF_8).split("(?m)^==== ");
      List<Story> stories = new ArrayList<>();
      for (int i = 1; i < chunks.length; i++) {
        stories.add(read(chunks[i]));
      }
      return stories;
    }
  }

  private static Story read(String chunk) {
    Map<String, String> files = new LinkedHashMap<>();
    Map<String, String> links = new LinkedHashMap<>();
    String[] parts = chunk.split("(?m)^--- ");
    for (int i = 1; i < parts.length; i++) {
      int end = parts[i].indexOf('\n');
      String[] path = parts[i].substring(0, end).split(" -> ");
      if (path.length > 1) {
        links.put(path[0], path[1]);
      } else {
        files.put(path[0], parts[i].substring(end + 1).replace("---⏎", "---"));
      }
    }
    String[] head = parts[0].split("\n");
    String[] stack = head[1].split(" ");
    return new Story(
        head[0],
        new Stack(stack[1], Stack.Kind.valueOf(stack[0])),
        files,
        links,
        Objects.requireNonNull(files.remove("rendered")).strip());
  }

  Tree tree() {
    return new LinkedTree(files, links);
  }

  /** Writes the files and links into a folder. */
  void writeTo(Path folder) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, file.getValue());
    }
    for (Map.Entry<String, String> link : links.entrySet()) {
      Path path = folder.resolve(link.getKey());
      Files.createDirectories(path.resolveSibling("."));
      Files.createSymbolicLink(path, Path.of(link.getValue()));
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
