package io.driftwarden.cli.docs;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A fenced block.
 *
 * @param line of its opening fence
 * @param kind the language, and where one language has several uses, a word for the use
 * @param file under which the page's commands find it, or nothing
 */
record Block(Page page, int line, String kind, String file, String text) {
  private static final String FILE = "file=";

  static Block of(Page page, int line, String info, String text) {
    List<String> words = Arrays.asList(info.strip().split(" +"));
    Predicate<String> isFile = word -> word.startsWith(FILE);
    return new Block(
        page,
        line,
        words.stream().filter(isFile.negate()).collect(Collectors.joining(" ")),
        words.stream().filter(isFile).findFirst().orElse(FILE).substring(FILE.length()),
        text);
  }

  String place() {
    return page.path() + ":" + line;
  }
}
