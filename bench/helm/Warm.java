import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import io.driftwarden.controller.repo.LocalRepository;
import io.driftwarden.render.Stack;
import io.driftwarden.render.helm.ChartSettings;
import io.driftwarden.render.helm.HelmMemory;
import io.driftwarden.render.helm.HelmRenderer;
import io.driftwarden.render.packages.Packages;
import io.driftwarden.render.tree.BlobId;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Tree;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Renders one chart again and again in this process, each time from another revision of a git
 * repository, and prints how many objects or characters it makes and the milliseconds of wall and
 * CPU that one rendering took.
 */
final class Warm {
  private static final Pattern REPLICAS =
      Pattern.compile("(?m)^(\\s*(?:replicas|replicaCount): )\\d+");
  private static final HelmRenderer.Shown ALL = new HelmRenderer.Shown(true, true, List.of());
  private static final Stack STACK = new Stack("", Stack.Kind.HELM);

  private Warm() {}

  /**
   * Arguments: a repository with the chart at its root; "text" to print a chart as Helm does and
   * "objects" to read what it makes, each remembering nothing of one rendering for the next,
   * "change" to read it and remember what a server does; seconds of CPU to warm up and to measure,
   * 0 for two renderings.
   */
  public static void main(String[] arguments) {
    LocalRepository repository = LocalRepository.enclosing(Path.of(arguments[0])).orElseThrow();
    String commit = repository.revisions().resolve("HEAD").orElseThrow();
    Changes changes = new Changes(() -> repository.revisions().tree(commit));
    HelmMemory shared = new HelmMemory();
    Supplier<HelmMemory> memory = arguments[1].equals("change") ? () -> shared : HelmMemory::new;
    ToIntFunction<HelmRenderer> rendering =
        arguments[1].equals("text")
            ? renderer -> renderer.printed(STACK, changes.next(), ALL).text().length()
            : renderer -> renderer.render(STACK, changes.next()).resources().size();
    double seconds = Double.parseDouble(arguments[2]);
    run(rendering, memory, seconds);
    System.out.println(run(rendering, memory, seconds));
  }

  private static String run(
      ToIntFunction<HelmRenderer> rendering, Supplier<HelmMemory> memory, double seconds) {
    long begun = System.nanoTime();
    long cpu = cpu();
    int times = 0;
    int made = 0;
    do {
      made =
          rendering.applyAsInt(
              new HelmRenderer(Packages.NONE, ChartSettings.USUAL, memory.get()));
      times++;
    } while (cpu() < cpu + (long) (seconds * 1e9));
    double wall = (System.nanoTime() - begun) / 1e6 / times;
    return "%d %.2f %.2f".formatted(made, wall, (cpu() - cpu) / 1e6 / times);
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Revisions of a chart that differ in the first number of replicas in its values. */
  private static final class Changes {
    private final Supplier<Tree> committed;
    private final String values;
    private int count = 1000;

    Changes(Supplier<Tree> committed) {
      this.committed = committed;
      Tree tree = committed.get();
      Entry.File file = (Entry.File) tree.entry(Changed.PATH).orElseThrow();
      this.values = new String(tree.read(file), UTF_8);
      if (!REPLICAS.matcher(values).find()) {
        throw new IllegalArgumentException("no replicas: NUMBER in values.yaml");
      }
    }

    Tree next() {
      Matcher replicas = REPLICAS.matcher(values);
      return new Changed(
          committed.get(), replicas.replaceFirst("$1" + count++).getBytes(UTF_8));
    }
  }

  /** A tree with other values. */
  private record Changed(Tree tree, byte[] values, Entry.File file) implements Tree {
    static final String PATH = "values.yaml";

    Changed(Tree tree, byte[] values) {
      this(tree, values, new Entry.File(PATH, BlobId.of(values), values.length));
    }

    @Override
    public Optional<Entry> entry(String path) {
      return path.equals(PATH) ? Optional.of(file) : tree.entry(path);
    }

    @Override
    public List<Entry> list(String directory) {
      return tree.list(directory).stream()
          .map(child -> child.path().equals(PATH) ? file : child)
          .toList();
    }

    @Override
    public byte[] read(Entry.File wanted) {
      return wanted.equals(file) ? values : tree.read(wanted);
    }
  }
}
