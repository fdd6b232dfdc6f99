import com.sun.management.OperatingSystemMXBean;
import io.driftwarden.render.Renderer.Rendered;
import io.driftwarden.render.Stack;
import io.driftwarden.render.helm.HelmRenderer;
import io.driftwarden.render.packages.Packages;
import io.driftwarden.render.tree.FolderTree;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * Renders one chart again and again in this process, its files read each time, and prints how many
 * objects it makes and the milliseconds of wall and CPU that one rendering took.
 */
final class Warm {
  private Warm() {}

  /** Arguments: the chart's folder; seconds to warm up and to measure, 0 for a single rendering. */
  public static void main(String[] arguments) {
    Path chart = Path.of(arguments[0]);
    double seconds = Double.parseDouble(arguments[1]);
    run(chart, seconds);
    System.out.println(run(chart, seconds));
  }

  private static String run(Path chart, double seconds) {
    long begun = System.nanoTime();
    long cpu = cpu();
    int times = 0;
    int objects = 0;
    do {
      objects = rendered(chart).resources().size();
      times++;
    } while (System.nanoTime() < begun + (long) (seconds * 1e9));
    double wall = (System.nanoTime() - begun) / 1e6 / times;
    return "%d %.2f %.2f".formatted(objects, wall, (cpu() - cpu) / 1e6 / times);
  }

  private static Rendered rendered(Path chart) {
    Stack stack = new Stack("", Stack.Kind.HELM);
    return new HelmRenderer(Packages.NONE).render(stack, new FolderTree(chart));
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
