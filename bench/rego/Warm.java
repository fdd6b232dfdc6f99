import com.sun.management.OperatingSystemMXBean;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.rego.Budget;
import io.driftwarden.rego.CompiledPolicies;
import io.driftwarden.rego.Options;
import io.driftwarden.rego.Rego;
import io.driftwarden.rego.value.JsonReader;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.Value;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Evaluates one workload again and again in this process, and prints the milliseconds that each
 * evaluation took after the result of the first.
 */
final class Warm {
  private static final Budget WIDE =
      new Budget(Long.MAX_VALUE, Duration.ofMinutes(5), Long.MAX_VALUE, 1_000);

  private Warm() {}

  /** Arguments: the query, the input, the data, seconds to run, then folders of policies. */
  public static void main(String[] arguments) throws Exception {
    String query = arguments[0];
    Value input = JsonReader.read(Files.readString(Path.of(arguments[1])));
    Value data =
        arguments[2].isEmpty()
            ? ObjectValue.EMPTY
            : JsonReader.read(Files.readString(Path.of(arguments[2])));
    double seconds = Double.parseDouble(arguments[3]);
    List<Source> sources = new ArrayList<>();
    for (int i = 4; i < arguments.length; i++) {
      sources.addAll(sources(Path.of(arguments[i])));
    }
    CompiledPolicies policies = Rego.compile(sources, data, Options.DEFAULT.with(WIDE));
    System.out.println(policies.evaluate(query, input).orElseThrow().toJson());
    run(policies, query, input, seconds);
    long cpu = cpu();
    List<Double> took = run(policies, query, input, seconds);
    System.out.println((cpu() - cpu) / 1e6 / took.size());
    took.forEach(System.out::println);
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static List<Source> sources(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Source> sources = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".rego")).sorted().toList()) {
        sources.add(new Source(file.toString(), Files.readString(file)));
      }
      return sources;
    }
  }

  private static List<Double> run(
      CompiledPolicies policies, String query, Value input, double seconds) {
    List<Double> took = new ArrayList<>();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (took.size() < 5 || System.nanoTime() < end) {
      long begun = System.nanoTime();
      policies.evaluate(query, input);
      took.add((System.nanoTime() - begun) / 1e6);
    }
    return took;
  }
}
