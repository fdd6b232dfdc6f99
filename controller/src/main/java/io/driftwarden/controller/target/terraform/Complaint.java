package io.driftwarden.controller.target.terraform;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Terraform says that is wrong, on one line. */
final class Complaint {
  private static final String ERROR = "Error: ";
  private static final int LONGEST = 600;

  private Complaint() {}

  /**
   * Returns the first error that was printed.
   *
   * @param printed with the frames that Terraform draws
   * @param redaction what must not be in it
   */
  static String first(String printed, Redaction redaction) {
    List<String> lines =
        printed
            .lines()
            .map(line -> line.replaceFirst("^[╷│╵]\\s?", "").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    List<String> error = lines.stream().dropWhile(line -> !line.startsWith(ERROR)).toList();
    String all = lines.isEmpty() ? "it failed without a word" : String.join(" ", lines);
    String said = error.isEmpty() ? all : told(error);
    String shown = redaction.of(said.replaceAll("\\s+", " ").strip());
    return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
  }

  private static String told(List<String> error) {
    String summary = error.getFirst().substring(ERROR.length());
    String detail =
        error.stream()
            .skip(1)
            .takeWhile(line -> !line.startsWith(ERROR))
            .collect(Collectors.joining(" "));
    return Stream.of(summary, detail)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(": "));
  }
}
