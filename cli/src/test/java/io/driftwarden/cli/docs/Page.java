package io.driftwarden.cli.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page in Markdown, from the root of the checkout. */
record Page(String path, List<String> lines) {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern FENCE = Pattern.compile("( *)```+ *(.*)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("#+ +(.*)");

  /** A link and its line. */
  record Link(int line, String to) {}

  static Page read(String path) {
    try {
      return new Page(path, Files.readAllLines(ROOT.resolve(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns every page that a reader is led to. */
  static List<Page> all() throws IOException {
    List<Page> pages = new ArrayList<>(List.of(read("README.md"), read("CONTRIBUTING.md")));
    for (String folder : List.of("docs", "charts", "examples")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files
            .map(file -> ROOT.relativize(file).toString())
            .filter(file -> file.endsWith(".md") && !file.contains("node_modules"))
            .sorted()
            .forEach(file -> pages.add(read(file)));
      }
    }
    return pages;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      var fence = FENCE.matcher(lines.get(i));
      if (fence.matches()) {
        int end = end(i);
        List<String> inside =
            lines.subList(i + 1, end).stream()
                .map(line -> line.startsWith(fence.group(1)) ? line.substring(fence.end(1)) : line)
                .toList();
        blocks.add(Block.of(this, i + 1, fence.group(2), String.join("\n", inside) + "\n"));
        i = end;
      }
    }
    return blocks;
  }

  private int end(int start) {
    for (int i = start + 1; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith("```")) {
        return i;
      }
    }
    throw new AssertionError("%s:%d: this block never ends".formatted(path, start + 1));
  }

  private List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      boolean fence = line.strip().startsWith("```");
      prose.add(inside || fence ? "" : line);
      inside ^= fence;
    }
    return prose;
  }

  List<Link> links() {
    List<Link> links = new ArrayList<>();
    List<String> prose = prose();
    for (int i = 0; i < prose.size(); i++) {
      for (MatchResult link : LINK.matcher(prose.get(i)).results().toList()) {
        links.add(new Link(i + 1, link.group(1)));
      }
    }
    return links;
  }

  /** Returns what can stand after # in a link to the page, as forges make it of the headings. */
  Set<String> anchors() {
    Set<String> anchors = new HashSet<>();
    for (String line : prose()) {
      var heading = HEADING.matcher(line);
      if (heading.matches()) {
        String plain = heading.group(1).replaceAll("[^\\p{L}\\p{N} _-]", "");
        anchors.add(plain.toLowerCase(Locale.ROOT).replace(' ', '-'));
      }
    }
    return anchors;
  }

  @Override
  public String toString() {
    return path;
  }
}
