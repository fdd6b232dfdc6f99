import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.terraform.PlanJson;
import io.driftwarden.render.tree.FolderTree;
import io.driftwarden.render.tree.Tree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures how long stacks take to render, beside Terraform's own commands, and how long a large
 * repository takes. README.md tells how to run it.
 */
final class Measure {
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private Measure() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "stacks" ->
          stacks(
              Path.of(arguments[1]).toAbsolutePath().toString(),
              Path.of(arguments[2]),
              Arrays.asList(arguments).subList(3, arguments.length));
      case "files" -> files(Path.of(arguments[1]), arguments[2]);
      case "repository" ->
          repository(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
      default -> throw new IllegalArgumentException("stacks, files or repository");
    }
  }

  /** Prints the files that a stack and the modules it calls are written in. */
  private static void files(Path root, String stack) {
    render(stack, new FolderTree(root)).readSet().ids().keySet().stream()
        .filter(path -> path.endsWith(".tf"))
        .map(root::resolve)
        .forEach(System.out::println);
  }

  /** What a process took, in milliseconds. */
  private record Run(double wall, double cpu) {}

  private static void stacks(String launcher, Path root, List<String> stacks) throws Exception {
    for (String stack : stacks) {
      Tree tree = new FolderTree(root);
      Path folder = root.resolve(stack);
      int resources = render(stack, tree).resources().size();
      double warm = warm(() -> render(stack, tree).resources().size());
      Run cold = run(root, launcher, "render", stack, "--format", "plan-json");
      Run validate = run(folder, "terraform", "validate");
      Run plan = run(folder, "terraform", "plan", "-input=false", "-lock=false", "-refresh=false");
      System.out.printf(
          Locale.ROOT,
          "%s: %d resources; CPU: warm %.2f ms, cold %.0f ms (wall %.0f), validate %.0f ms, plan %.0f ms;"
              + " plan/warm %.0f, plan/cold %.1f%n",
          stack,
          resources,
          warm,
          cold.cpu(),
          cold.wall(),
          validate.cpu(),
          plan.cpu(),
          plan.cpu() / warm,
          plan.cpu() / cold.cpu());
    }
  }

  private static Rendering render(String stack, Tree tree) {
    Rendering rendering =
        new StackRenderer().render(new Stack(stack, Stack.Kind.TERRAFORM), tree);
    PlanJson.of(rendering);
    return rendering;
  }

  /** Returns the median CPU time of what is left when the compiler has had its time. */
  private static double warm(Callable<Integer> work) throws Exception {
    long end = System.nanoTime() + WARM_UP.toNanos();
    while (System.nanoTime() < end) {
      work.call();
    }
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < 51; i++) {
      long start = THREAD.getCurrentThreadCpuTime();
      work.call();
      took.add(THREAD.getCurrentThreadCpuTime() - start);
    }
    return took.stream().sorted().toList().get(25) / 1e6;
  }

  private static Run run(Path folder, String... command) throws Exception {
    Path times = Files.createTempFile("measure", ".txt");
    String quoted = "'" + String.join("' '", command) + "'";
    String script =
        "TIMEFORMAT='%%R %%U %%S'; { time %s >/dev/null 2>&1; } 2>%s".formatted(quoted, times);
    Process process =
        new ProcessBuilder("bash", "-c", script).directory(folder.toFile()).inheritIO().start();
    process.waitFor();
    String[] words = Files.readString(times).strip().split(" ");
    Files.delete(times);
    double cpu = Double.parseDouble(words[1]) + Double.parseDouble(words[2]);
    return new Run(Double.parseDouble(words[0]) * 1000, cpu * 1000);
  }

  private static void repository(int stacks, int resources) throws Exception {
    Path root = Files.createTempDirectory("measure-repository");
    int modules = Math.max(1, stacks / 20);
    for (int i = 0; i < modules; i++) {
      module(root, i, "10m");
    }
    List<Stack> all = new ArrayList<>();
    for (int i = 0; i < stacks; i++) {
      stack(root, i, i % modules, resources / stacks);
      all.add(new Stack("live/s" + i, Stack.Kind.TERRAFORM));
    }
    StackRenderer renderer = new StackRenderer();
    tell("all, first time", all, renderer, root);
    tell("all, nothing changed", all, renderer, root);
    module(root, 0, "20m");
    tell("all, one module changed", all, renderer, root);
    System.out.println(peak());
  }

  private static void tell(String what, List<Stack> stacks, StackRenderer renderer, Path root)
      throws Exception {
    Tree tree = new FolderTree(root);
    long start = System.nanoTime();
    Duration before = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    long resources = 0;
    long failed = 0;
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      List<Future<Rendering>> renderings = new ArrayList<>();
      stacks.forEach(stack -> renderings.add(two.submit(() -> renderer.render(stack, tree))));
      for (Future<Rendering> rendering : renderings) {
        resources += rendering.get().resources().size();
        failed += rendering.get().failed() ? 1 : 0;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f s, CPU %.2f s, %d resources, %d failed%n",
        what,
        (System.nanoTime() - start) / 1e9,
        cpuSince(before),
        resources,
        failed);
  }

  private static double cpuSince(Duration before) {
    return ProcessHandle.current()
            .info()
            .totalCpuDuration()
            .orElse(Duration.ZERO)
            .minus(before)
            .toMillis()
        / 1e3;
  }

  private static String peak() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .findFirst()
        .orElse("");
  }

  private static void module(Path root, int number, String timeout) throws IOException {
    Path folder = Files.createDirectories(root.resolve("modules/m" + number));
    Files.writeString(
        folder.resolve("main.tf"),
        """
        variable "name" { type = string }
        variable "queues" { type = map(object({ delay = optional(number, 5) })) }
        variable "tags" {
          type    = map(string)
          default = {}
        }
        locals {
          tags = merge(var.tags, { module = "m%1$d", timeout = "%2$s" })
        }
        resource "aws_kms_key" "this" {
          description         = "${var.name} key"
          enable_key_rotation = true
          tags                = local.tags
        }
        resource "aws_sqs_queue" "this" {
          for_each          = var.queues
          name              = "${var.name}-${each.key}"
          delay_seconds     = each.value.delay
          kms_master_key_id = aws_kms_key.this.arn
          tags              = merge(local.tags, { queue = each.key })
        }
        resource "aws_security_group" "this" {
          name = "${var.name}-group"
          dynamic "ingress" {
            for_each = toset(["10.0.0.0/8", "192.168.0.0/16"])
            content {
              from_port   = 443
              to_port     = 443
              protocol    = "tcp"
              cidr_blocks = [ingress.value]
            }
          }
          tags = local.tags
        }
        output "arns" { value = { for k, q in aws_sqs_queue.this : k => q.arn } }
        """
            .formatted(number, timeout));
  }

  private static void stack(Path root, int number, int module, int resources) throws IOException {
    Path folder = Files.createDirectories(root.resolve("live/s" + number));
    Files.writeString(
        folder.resolve("main.tf"),
        """
        terraform {
          required_providers {
            aws = { source = "hashicorp/aws", version = "~> 5.0" }
          }
        }
        variable "environment" { default = "prod" }
        locals {
          queues = { for i in range(%2$d) : "q${i}" => { delay = i %% 7 } }
        }
        module "app" {
          source = "../../modules/m%3$d"
          name   = "app%1$d-${var.environment}"
          queues = local.queues
          tags   = { stack = "s%1$d" }
        }
        output "arns" { value = module.app.arns }
        """
            .formatted(number, resources - 2, module));
  }
}
