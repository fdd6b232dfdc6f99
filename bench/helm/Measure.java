import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders charts with the real Helm and with ours, in turns, and prints a row of medians for each.
 *
 * <p>Arguments: the helm binary, how many turns, seconds of CPU to warm up and to measure, and the
 * charts' folders. Run it from the root of the repository once everything is compiled.
 */
final class Measure {
  private static final List<String> ROOM = List.of("-Xmx256m");

  /** Small objects as a server has them, and no more than the compiler needs for most methods. */
  private static final List<String> SMALL =
      List.of(
          "-Xmx92m",
          "-XX:+UseCompactObjectHeaders",
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=memlimit,*.*,14M~stop");

  /** What a process took, in milliseconds, and its greatest memory in megabytes. */
  private record Run(double wall, double cpu, double memory, String out) {
    /** Returns what a process that rendered again and again says that one rendering took. */
    Run each() {
      String[] said = out.strip().split(" ");
      return new Run(Double.parseDouble(said[1]), Double.parseDouble(said[2]), memory, said[0]);
    }
  }

  private final Path folder;
  private final String helm;
  private final int turns;
  private final String seconds;

  private Measure(Path folder, String helm, int turns, String seconds) {
    this.folder = folder;
    this.helm = helm;
    this.turns = turns;
    this.seconds = seconds;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("driftwarden-bench");
    Measure measure =
        new Measure(folder, arguments[0], Integer.parseInt(arguments[1]), arguments[2]);
    System.out.println(
        "| chart | objects | helm | ours, cold | text, alone | helm / ours | objects, alone | helm / ours | objects, one value changed | helm / ours |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    measure.compile();
    for (int i = 3; i < arguments.length; i++) {
      measure.chart(Path.of(arguments[i]));
    }
  }

  private void compile() throws Exception {
    run(List.of(java("javac"), "-cp", classPath(), "-d", folder.toString(), "bench/helm/Warm.java"));
  }

  private void chart(Path chart) throws Exception {
    Path repository = committed(chart);
    List<Run> theirs = new ArrayList<>();
    List<Run> cold = new ArrayList<>();
    List<Run> text = new ArrayList<>();
    List<Run> alone = new ArrayList<>();
    List<Run> change = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      theirs.add(
          run(List.of(helm, "template", "b", chart.toString(), "--include-crds", "--kube-version", "1.33.0")));
      cold.add(warm(repository, "objects", "0", List.of("-XX:TieredStopAtLevel=1")));
      text.add(warm(repository, "text", seconds, ROOM).each());
      alone.add(warm(repository, "objects", seconds, ROOM).each());
      change.add(warm(repository, "change", seconds, SMALL).each());
    }
    System.out.printf(
        "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
        chart.getFileName(), change.getFirst().out(),
        shown(theirs), shown(cold),
        shown(text), ratios(theirs, text),
        shown(alone), ratios(theirs, alone),
        shown(change), ratios(theirs, change));
  }

  private static String shown(List<Run> runs) {
    return "%.0f ms, %.0f ms, %.0f MB"
        .formatted(median(runs, Run::wall), median(runs, Run::cpu), median(runs, Run::memory));
  }

  private static String ratios(List<Run> theirs, List<Run> ours) {
    return "%.1f, %.1f"
        .formatted(
            median(theirs, Run::wall) / median(ours, Run::wall),
            median(theirs, Run::cpu) / median(ours, Run::cpu));
  }

  /** Puts a chart into a git repository of its own, packed as one that was fetched. */
  private Path committed(Path chart) throws Exception {
    Path repository = Files.createTempDirectory(folder, "repository");
    run(List.of("cp", "-rL", chart + "/.", repository.toString()));
    git(repository, "init", "-q");
    git(repository, "add", "-f", "-A");
    git(repository, "-c", "user.name=b", "-c", "user.email=b@b", "commit", "-qm", "chart");
    git(repository, "gc", "-q");
    return repository;
  }

  private void git(Path repository, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    run(command);
  }

  private Run warm(Path repository, String mode, String time, List<String> options)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(java("java"), "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(
        List.of("-cp", folder + ":" + classPath(), "Warm", repository.toString(), mode, time));
    return run(command);
  }

  private static double median(List<Run> runs, java.util.function.ToDoubleFunction<Run> of) {
    return runs.stream().mapToDouble(of).sorted().toArray()[runs.size() / 2];
  }

  private static String java(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }

  /** Returns the modules' classes and the libraries that Maven has brought for them. */
  private static String classPath() {
    return "cli/target/driftwarden.jar:cli/target/lib/*";
  }

  /** Runs a command under GNU time, which tells its CPU and memory. */
  private Run run(List<String> command) throws Exception {
    Path usage = folder.resolve("usage");
    Path errors = folder.resolve("errors");
    List<String> timed =
        new ArrayList<>(List.of("/usr/bin/time", "-q", "-f", "%U %S %M", "-o", usage.toString()));
    timed.addAll(command);
    long begun = System.nanoTime();
    Process process = new ProcessBuilder(timed).redirectError(errors.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    int status = process.waitFor();
    double wall = (System.nanoTime() - begun) / 1e6;
    if (status != 0) {
      throw new IllegalStateException(command + " failed: " + Files.readString(errors));
    }
    String[] used = Files.readString(usage).strip().split(" ");
    double cpu = (Double.parseDouble(used[0]) + Double.parseDouble(used[1])) * 1000;
    return new Run(wall, cpu, Double.parseDouble(used[2]) / 1024, out);
  }
}
