package io.driftwarden.hcl.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks {@code terraform console}, of which version 1.11 is to be on the path. */
final class TerraformConsole {
  private static final Pattern ENTRY = Pattern.compile("^  \"e(\\d+)\" = ", Pattern.MULTILINE);
  private static final Pattern WHERE = Pattern.compile("on asked\\.tf line (\\d+),");

  private final Path directory;

  TerraformConsole(Path directory, String declarations, Map<String, String> files)
      throws IOException {
    this.directory = directory;
    Files.writeString(directory.resolve("main.tf"), declarations);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /**
   * What the console says of an expression.
   *
   * @param value as it is printed, inside an object; empty if there is none
   * @param errors what is wrong, in one line each
   */
  record Answer(String value, List<String> errors) {}

  /** Returns the answers to expressions, of which each is one line. */
  List<Answer> ask(List<String> expressions) throws IOException, InterruptedException {
    StringBuilder asked = new StringBuilder("locals {\n");
    StringBuilder query = new StringBuilder("{");
    for (int i = 0; i < expressions.size(); i++) {
      asked.append("e%d = %s\n".formatted(i, expressions.get(i)));
      query.append("e%d=local.e%d,".formatted(i, i));
    }
    Files.writeString(directory.resolve("asked.tf"), asked.append("}\n"));
    Output output = run(query.append("}\n").toString());
    Map<Integer, List<String>> errors = errors(output.err());
    Map<Integer, String> values = values(output.out());
    if (values.size() < expressions.size() && expressions.size() > 1) {
      int half = expressions.size() / 2;
      List<Answer> answers = new ArrayList<>(ask(expressions.subList(0, half)));
      answers.addAll(ask(expressions.subList(half, expressions.size())));
      return answers;
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < expressions.size(); i++) {
      answers.add(
          new Answer(values.getOrDefault(i, output.err()), errors.getOrDefault(i, List.of())));
    }
    return answers;
  }

  /** Returns the type of an expression, in one line. */
  String type(String expression) throws IOException, InterruptedException {
    Files.writeString(directory.resolve("asked.tf"), "locals {\nv = %s\n}\n".formatted(expression));
    return run("type(local.v)\n").out().replaceAll("\\s", "").replaceAll(",(?=[\\]}])", "");
  }

  private record Output(String out, String err) {}

  private Output run(String query) throws IOException, InterruptedException {
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder("terraform", "console", "-no-color")
            .directory(directory.toFile())
            .redirectError(err.toFile())
            .start();
    try (var in = process.getOutputStream()) {
      in.write(query.getBytes(UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return new Output(out, Files.readString(err));
  }

  private static Map<Integer, String> values(String out) {
    Map<Integer, String> values = new TreeMap<>();
    int begin = out.indexOf("{\n");
    Matcher entry = ENTRY.matcher(out);
    int from = -1;
    int number = -1;
    while (begin >= 0 && entry.find()) {
      if (from >= 0) {
        values.put(number, out.substring(from, entry.start() - 1));
      }
      number = Integer.parseInt(entry.group(1));
      from = entry.end();
    }
    if (from >= 0) {
      values.put(number, out.substring(from, out.lastIndexOf("\n}")));
    }
    return values;
  }

  private static Map<Integer, List<String>> errors(String err) {
    Map<Integer, List<String>> errors = new TreeMap<>();
    for (String block : err.split("(?m)^Error: ")) {
      Matcher where = WHERE.matcher(block);
      if (where.find()) {
        int end = block.indexOf("\n\n", where.end());
        String detail = end < 0 ? "" : block.substring(end).strip().replaceAll("\\s+", " ");
        errors
            .computeIfAbsent(Integer.parseInt(where.group(1)) - 2, _ -> new ArrayList<>())
            .add(detail);
      }
    }
    return errors;
  }
}
