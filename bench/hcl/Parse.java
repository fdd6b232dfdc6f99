import static java.nio.charset.StandardCharsets.UTF_8;

import com.bertramlabs.plugins.hcl4j.Skeleton;
import com.sun.management.OperatingSystemMXBean;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.syntax.Hcl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
  private static final int LONGEST = 100_000;

  /** A file may be no longer than some more of this. */
  private static final int LONGEST_OF_ALL = 3_200_000;

  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private Parse() {}

  public static void main(String[] arguments) throws IOException {
    boolean hcl4j = arguments[0].equals("hcl4j");
    int rounds = Integer.parseInt(arguments[1]);
    List<String> texts = new ArrayList<>();
    long size = 0;
    BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String path : paths.lines().toList()) {
      byte[] bytes = Files.readAllBytes(Path.of(path));
      if (bytes.length <= LONGEST) {
        texts.add(new String(bytes, UTF_8));
        size += bytes.length;
      }
    }
    if (arguments[0].equals("doubling")) {
      doubling(String.join("\n", texts), rounds);
      return;
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

  /** Parses files after one another as one, of 100 KB and of twice as much up to 3.2 MB. */
  private static void doubling(String all, int rounds) {
    fastest(upTo(all, LONGEST_OF_ALL), rounds);
    double before = fastest(upTo(all, LONGEST), rounds);
    for (int length = 2 * LONGEST; length <= LONGEST_OF_ALL; length *= 2) {
      double took = fastest(upTo(all, length), rounds);
      System.out.printf("%,d characters: %.2f ms, %.2f times half of it%n", length, took, took / before);
      before = took;
    }
  }

  /** A text ends with a block. */
  private static String upTo(String all, int length) {
    return all.substring(0, all.indexOf("\n}\n", length) + 3);
  }

  private static double fastest(String text, int rounds) {
    double fastest = Double.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      long start = THREAD.getCurrentThreadCpuTime();
      ours(text);
      fastest = Math.min(fastest, (THREAD.getCurrentThreadCpuTime() - start) / 1e6);
    }
    return fastest;
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
