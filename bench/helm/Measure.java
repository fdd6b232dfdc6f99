import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Renders charts with the real Helm and with ours, in turns, and prints a row of medians for each.
 *
 * <p>Arguments: the helm binary, how many turns, and the charts' folders. Run it from the root of
 * the repository once everything is compiled.
 */
final class Measure {
  /** What a process took, in milliseconds, and its greatest memory in megabytes. */
  private record Run(double wall, double cpu, double memory, String out) {}

  private final Path folder;
  private final String helm;
  private final int turns;

  private Measure(Path folder, String helm, int turns) {
    this.folder = folder;
    this.helm = helm;
    this.turns = turns;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("driftwarden-bench");
    Measure measure = new Measure(folder, arguments[0], Integer.parseInt(arguments[1]));
    System.out.println("| chart | objects | helm: wall, CPU, memory | ours, cold | ours, warm: CPU, memory | helm's CPU / ours, warm |");
    System.out.println("|---|---|---|---|---|---|");
    measure.compile();
    for (int i = 2; i < arguments.length; i++) {
      measure.chart(Path.of(arguments[i]));
    }
  }

  private void compile() throws Exception {
    run(List.of(java("javac"), "-cp", classPath(), "-d", folder.toString(), "bench/helm/Warm.java"));
  }

  private void chart(Path chart) throws Exception {
    List<Run> theirs = new ArrayList<>();
    List<Run> cold = new ArrayList<>();
    List<Run> warm = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      theirs.add(run(List.of(helm, "template", "bench", chart.toString(), "--include-crds", "--kube-version", "1.33.0")));
      cold.add(warm(chart, "0", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      warm.add(warm(chart, "6", "-Xmx160m"));
    }
    String[] rendered = warm.getFirst().out().strip().split(" ");
    double helmCpu = median(theirs, Run::cpu);
    double ours = median(warm, run -> Double.parseDouble(run.out().strip().split(" ")[2]));
    System.out.printf(
        "| %s | %s | %.0f ms, %.0f ms, %.0f MB | %.0f ms, %.0f ms, %.0f MB | %.1f ms, %.0f MB | **%.1f** |%n",
        chart.getFileName(), rendered[0],
        median(theirs, Run::wall), helmCpu, median(theirs, Run::memory),
        median(cold, Run::wall), median(cold, Run::cpu), median(cold, Run::memory),
        ours, median(warm, Run::memory), helmCpu / ours);
  }

  private Run warm(Path chart, String seconds, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of(java("java")));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", folder + ":" + classPath(), "Warm", chart.toString(), seconds));
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
