import static java.nio.charset.StandardCharsets.UTF_8;

import com.bertramlabs.plugins.hcl4j.Skeleton;
import com.sun.management.OperatingSystemMXBean;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.syntax.Hcl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses the files whose paths it reads from its input, over and over, with our parser or with
 * hcl4j's lexer. The first round is what a cold process does.
 */
final class Parse {
  /** hcl4j takes time in the square of the length. */
  private static final int LONGEST = 50_000;

  private Parse() {}

  public static void main(String[] arguments) throws IOException {
    boolean hcl4j = arguments[0].equals("hcl4j");
    int rounds = Integer.parseInt(arguments[1]);
    List<String> texts = new ArrayList<>();
    long size = 0;
    BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String path : paths.lines().toList()) {
      byte[] bytes = Files.readAllBytes(Path.of(path));
      if (bytes.length < LONGEST) {
        texts.add(new String(bytes, UTF_8));
        size += bytes.length;
      }
    }
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      long used = system.getProcessCpuTime();
      long refused = texts.stream().filter(text -> !(hcl4j ? hcl4j(text) : ours(text))).count();
      double cpu = (system.getProcessCpuTime() - used) / 1e9;
      double wall = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "%d: %.1f MB/s, %.1f MB per CPU-second, %d refused%n",
          round, size / 1e6 / wall, size / 1e6 / cpu, refused);
    }
  }

  private static boolean ours(String text) {
    return Hcl.file(new Source("main.tf", text)).diagnostics().isEmpty();
  }

  private static boolean hcl4j(String text) {
    try {
      Skeleton.of(text);
      return true;
    } catch (Exception | Error e) {
      return false;
    }
  }
}
