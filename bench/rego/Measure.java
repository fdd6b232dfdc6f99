import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * Measures the policy engine against OPA and Conftest, warm and cold, side by side, and checks that
 * all come to the same report. README.md tells how to run it.
 */
final class Measure {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Path HERE = ROOT.resolve("bench/rego");

  /** A workload: how many resources, and the document that judges them. */
  private record Work(String name, int resources, String query) {
    List<String> folders() {
      return name.equals("small") ? List.of("small") : List.of("policies", "lib", "gate");
    }

    Optional<String> data() {
      return name.equals("small") ? Optional.empty() : Optional.of("data");
    }
  }

  private static final List<Work> WORKS =
      List.of(
          new Work("small", 1, "data.main.deny"),
          new Work("medium", 500, "data.gate.report"),
          new Work("large", 20_000, "data.gate.report"));

  /** What a process took, in milliseconds, and its greatest memory in megabytes. */
  private record Run(double wall, double cpu, double memory, String out) {}

  private final Path folder;
  private final String opa;
  private final String conftest;
  private final String jvm;
  private final int rounds;

  private Measure(Path folder, String[] arguments) {
    this.folder = folder;
    this.opa = arguments[0];
    this.conftest = arguments[1];
    this.rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    this.jvm = ProcessHandle.current().info().command().orElse("java");
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("driftwarden-bench");
    Measure measure = new Measure(folder, arguments);
    System.out.printf(
        "%d processors, load %s%n",
        Runtime.getRuntime().availableProcessors(),
        Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    for (Work work : WORKS) {
      measure.measure(work);
    }
  }

  private void measure(Work work) throws Exception {
    Path plan = folder.resolve(work.name() + ".json");
    run(List.of("python3", HERE.resolve("plan.py").toString(), "" + work.resources(), plan.toString()));
    System.out.printf("%n%s: %,d resources, %,d bytes%n", work.name(), work.resources(), Files.size(plan));
    System.out.printf("%-38s %10s %10s %10s %8s%n", "", "median ms", "least ms", "CPU ms", "MB");
    warm(work, plan);
    cold(work, plan);
  }

  // Warm: each evaluates again and again in its process, ours and OPA's in turns.
  private void warm(Work work, Path plan) throws Exception {
    List<Warm> ours = new ArrayList<>();
    List<Warm> single = new ArrayList<>();
    List<Warm> theirs = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      ours.add(ours(work, plan, List.of()));
      single.add(ours(work, plan, List.of("-XX:ActiveProcessorCount=1")));
      theirs.add(opaBench(work, plan));
    }
    List<Warm> served = List.of(server(work, plan));
    show("ours, warm", ours);
    show("ours, warm, one processor", single);
    show("opa bench", theirs);
    show("OPA server over loopback", served);
    ratio("opa bench / ours", median(theirs), median(ours));
    ratio("least: opa bench / ours", least(theirs), least(ours));
    ratio("OPA server / ours", median(served), median(ours));
    ratio("one processor / all", median(single), median(ours));
  }

  /** One process: the median and the least evaluation, CPU per evaluation, memory. */
  private record Warm(double median, double least, double cpu, double memory) {}

  private Warm ours(Work work, Path plan, List<String> flags) throws Exception {
    List<String> command = new ArrayList<>(List.of(jvm));
    command.addAll(flags);
    command.addAll(
        List.of(
            "-cp",
            ROOT.resolve("cli/target/driftwarden.jar").toString(),
            HERE.resolve("Warm.java").toString(),
            work.query(),
            plan.toString(),
            work.data().map(data -> HERE.resolve(data).resolve("data.json").toString()).orElse(""),
            "3"));
    work.folders().forEach(each -> command.add(HERE.resolve(each).toString()));
    Run run = run(command);
    List<String> lines = run.out().lines().toList();
    check(work, lines.getFirst());
    double[] took =
        lines.subList(2, lines.size()).stream().mapToDouble(Double::parseDouble).sorted().toArray();
    return new Warm(
        took[took.length / 2], took[0], Double.parseDouble(lines.get(1)), run.memory());
  }

  private Warm opaBench(Work work, Path plan) throws Exception {
    List<String> command = new ArrayList<>(List.of(opa, "bench", "--format", "json", "--count", "3"));
    addData(command, work, "-d");
    command.addAll(List.of("-i", plan.toString(), work.query()));
    Run run = run(command);
    double[] means = numbers(run.out(), "histogram_timer_rego_query_eval_ns_median");
    double[] least = numbers(run.out(), "histogram_timer_rego_query_eval_ns_min");
    double[] count = numbers(run.out(), "N");
    return new Warm(
        means[means.length / 2] / 1e6,
        least[0] / 1e6,
        run.cpu() / Math.max(1, Arrays.stream(count).sum()),
        run.memory());
  }

  private void addPolicies(List<String> command, Work work, String flag) {
    work.folders().forEach(each -> command.addAll(List.of(flag, HERE.resolve(each).toString())));
  }

  private void addData(List<String> command, Work work, String flag) {
    addPolicies(command, work, flag);
    work.data().ifPresent(data -> command.addAll(List.of(flag, HERE.resolve(data).toString())));
  }

  private static double[] numbers(String json, String name) {
    return Pattern.compile("\"" + name + "\":\\s*([0-9.e+]+)")
        .matcher(json)
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(1)))
        .sorted()
        .toArray();
  }

  private Warm server(Work work, Path plan) throws Exception {
    int port = freePort();
    List<String> command =
        new ArrayList<>(List.of(opa, "run", "--server", "--addr", "127.0.0.1:" + port));
    addData(command, work, "");
    command.removeIf(String::isEmpty);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("opa.log").toFile()).start();
    try (HttpClient http = HttpClient.newHttpClient()) {
      String path = "/v1/" + work.query().replace('.', '/');
      String body = "{\"input\": " + Files.readString(plan) + "}";
      await(http, port);
      List<Double> took = new ArrayList<>();
      long end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
      for (int i = 0; took.size() < 5 || System.nanoTime() < end; i++) {
        long begun = System.nanoTime();
        HttpRequest ask =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(BodyPublishers.ofString(body))
                .build();
        String answer = http.send(ask, BodyHandlers.ofString()).body();
        if (i == 0) {
          check(work, answer.strip().replaceFirst("^\\{\"result\":", "").replaceFirst("}$", ""));
        } else {
          took.add((System.nanoTime() - begun) / 1e6);
        }
      }
      double[] sorted = took.stream().mapToDouble(each -> each).sorted().toArray();
      double memory = memoryOf(process.pid());
      return new Warm(sorted[sorted.length / 2], sorted[0], Double.NaN, memory);
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static double memoryOf(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/%d/status".formatted(pid))).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void await(HttpClient http, int port) throws Exception {
    HttpRequest ask =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/health".formatted(port))).build();
    for (int i = 0; i < 200; i++) {
      try {
        http.send(ask, BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException("OPA does not answer");
  }

  // Cold: a process each, in turns.
  private void cold(Work work, Path plan) throws Exception {
    List<Run> ours = new ArrayList<>();
    List<Run> eval = new ArrayList<>();
    List<Run> test = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      ours.add(run(ourEval(work, plan)));
      List<String> command = new ArrayList<>(List.of(opa, "eval", "--format", "raw"));
      addData(command, work, "-d");
      command.addAll(List.of("-i", plan.toString(), work.query()));
      eval.add(run(command));
      test.add(run(conftest(work, plan)));
    }
    check(work, ours.getFirst().out());
    check(work, eval.getFirst().out());
    showRuns("driftwarden eval, cold", ours);
    showRuns("opa eval, cold", eval);
    showRuns("conftest test, cold", test);
    ratio("opa eval / ours", wall(eval), wall(ours));
    ratio("conftest test / ours", wall(test), wall(ours));
  }

  private List<String> ourEval(Work work, Path plan) {
    List<String> command =
        new ArrayList<>(List.of(ROOT.resolve("driftwarden").toString(), "eval", "--format", "raw"));
    addData(command, work, "-d");
    command.addAll(List.of("-i", plan.toString(), work.query()));
    return command;
  }

  private List<String> conftest(Work work, Path plan) {
    List<String> command = new ArrayList<>(List.of(conftest, "test", "-o", "json"));
    addPolicies(command, work, "-p");
    work.data().ifPresent(data -> command.addAll(List.of("-d", HERE.resolve(data).toString())));
    command.addAll(List.of("--namespace", work.name().equals("small") ? "main" : "gate"));
    command.add(plan.toString());
    return command;
  }

  private void check(Work work, String got) throws IOException {
    String file = work.name().equals("small") ? "deny-small.json" : "report-" + work.name() + ".json";
    String want = Files.readString(HERE.resolve("expected").resolve(file));
    if (!got.replaceAll("\\s", "").equals(want.replaceAll("\\s", ""))) {
      throw new IllegalStateException(work.name() + " differs: " + got);
    }
  }

  /** Runs a command under GNU time, which tells its CPU and memory. */
  private Run run(List<String> command) throws Exception {
    Path usage = folder.resolve("usage");
    List<String> timed =
        new ArrayList<>(List.of("/usr/bin/time", "-q", "-f", "%U %S %M", "-o", usage.toString()));
    timed.addAll(command);
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(timed).redirectError(folder.resolve("errors").toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    int status = process.waitFor();
    double wall = (System.nanoTime() - begun) / 1e6;
    // Conftest ends with 1 where a policy denies.
    if (status != 0 && !command.getFirst().equals(conftest)) {
      throw new IllegalStateException(command + " failed: " + Files.readString(folder.resolve("errors")));
    }
    String[] used = Files.readString(usage).strip().split(" ");
    double cpu = (Double.parseDouble(used[0]) + Double.parseDouble(used[1])) * 1000;
    return new Run(wall, cpu, Double.parseDouble(used[2]) / 1024, out);
  }

  private static double median(List<Warm> runs) {
    return middle(runs.stream().mapToDouble(Warm::median));
  }

  private static double least(List<Warm> runs) {
    return runs.stream().mapToDouble(Warm::least).min().orElseThrow();
  }

  private static double wall(List<Run> runs) {
    return middle(runs.stream().mapToDouble(Run::wall));
  }

  private static double middle(DoubleStream numbers) {
    double[] sorted = numbers.sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static void show(String name, List<Warm> runs) {
    line(
        name,
        median(runs),
        least(runs),
        middle(runs.stream().mapToDouble(Warm::cpu)),
        middle(runs.stream().mapToDouble(Warm::memory)));
  }

  private static void showRuns(String name, List<Run> runs) {
    line(
        name,
        wall(runs),
        runs.stream().mapToDouble(Run::wall).min().orElseThrow(),
        middle(runs.stream().mapToDouble(Run::cpu)),
        middle(runs.stream().mapToDouble(Run::memory)));
  }

  private static void line(String name, double median, double least, double cpu, double memory) {
    System.out.printf(
        Locale.ROOT, "%-38s %10.4f %10.4f %10.4f %8.0f%n", name, median, least, cpu, memory);
  }

  private static void ratio(String name, double one, double other) {
    System.out.printf(Locale.ROOT, "%-38s %10.2f×%n", "  " + name, one / other);
  }
}
