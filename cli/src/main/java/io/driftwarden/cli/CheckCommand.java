package io.driftwarden.cli;

import io.driftwarden.cli.folder.Checked;
import io.driftwarden.cli.folder.WorkTree;
import io.driftwarden.cli.packages.OwnPackages;
import io.driftwarden.cli.render.TerraformOptions;
import io.driftwarden.controller.gate.Gate;
import io.driftwarden.controller.gate.Verdict;
import io.driftwarden.controller.repo.LocalRepository;
import io.driftwarden.controller.repo.Remote;
import io.driftwarden.controller.repo.RemoteRepository;
import io.driftwarden.controller.repo.RepositoryException;
import io.driftwarden.controller.repo.RepositoryException.Reason;
import io.driftwarden.controller.report.TreeSources;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.policies.Engine;
import io.driftwarden.policies.EngineException;
import io.driftwarden.policies.opa.OpaEngine;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.terraform.PrintedPlan;
import io.driftwarden.render.tree.FolderTree;
import io.driftwarden.render.tree.MapTree;
import io.driftwarden.render.tree.Tree;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a folder or a repository. */
@Command(
    name = "check",
    header = "Judge a folder, or a repository by its URL, with the policies.",
    description = {
      "",
      "Finds Terraform, Helm charts, Kubernetes manifests, CloudFormation templates and CDK apps, renders what they would deploy without running anything, and judges that with the built-in rules and the repository's own policies.",
      ""
    },
    footer = {"", "Exit codes: 0 passed, 1 failed, 2 could not be judged."},
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private static final Tree NO_LINES = new MapTree(Map.of());
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH|URL",
      defaultValue = ".",
      description =
          "A folder, an http(s) address of a git repository, or a plan or state of Terraform as JSON. Default: this folder.")
  private String subject = ".";

  @Option(
      names = "--base",
      paramLabel = "REV",
      description = "Judge what has changed since this commit, branch or tag.")
  private @Nullable String base;

  @Option(
      names = {"-f", "--format"},
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: text.")
  private ReportFormat format = ReportFormat.text;

  @Option(
      names = "--opa",
      paramLabel = "URL",
      description =
          "Evaluate the policies on this OPA server, which is Driftwarden's alone: http://127.0.0.1:8181.")
  private @Nullable URI opa;

  @Mixin private TerraformOptions terraform = new TerraformOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (ADDRESS.matcher(subject).matches()) {
      return remote();
    }
    Path path = Path.of(subject);
    return Files.isRegularFile(path) ? printed(path.toAbsolutePath()) : local();
  }

  /**
   * A plan or a state that Terraform wrote is judged by the rules of the folder that it is in. Its
   * lines aren't shown: they may be long, and hold secrets.
   */
  private int printed(Path file) {
    Tree tree = new FolderTree(file.resolveSibling(""));
    String name = file.getFileName().toString();
    PrintedPlan plan =
        printed(name, tree)
            .orElseThrow(() ->
                usage(
                    "%s is a file, and no plan or state of Terraform as JSON. Name the folder that it stands in."
                        .formatted(subject)));
    StackRenderer renderer = new StackRenderer().with(Stack.Kind.TERRAFORM, _ -> plan);
    Rendering rendering = renderer.render(plan.stack(), tree);
    String above = above();
    return report(
        new Question(gate -> gate.judge(tree, rendering), renderer),
        above::concat,
        new TreeSources(NO_LINES, ""));
  }

  private Optional<PrintedPlan> printed(String name, Tree tree) {
    try {
      return PrintedPlan.at(name, tree);
    } catch (DiagnosticException e) {
      throw new DiagnosticException(
          e.diagnostics().stream().map(broken -> broken.under(above())).toList());
    }
  }

  private String above() {
    return subject.substring(0, subject.lastIndexOf('/') + 1);
  }

  private int remote() {
    try (RemoteRepository fetched = RemoteRepository.fetch(Remote.at(subject))) {
      Optional<Tree> before =
          Optional.ofNullable(base)
              .map(revision -> fetched.revisions().tree(commit(fetched, revision)));
      Tree head = fetched.revisions().tree(fetched.head());
      StackRenderer renderer = terraform.told(OwnPackages.renderer(), Path.of("").toAbsolutePath());
      return report(Question.of(renderer, before, head), path -> path, new TreeSources(head, ""));
    }
  }

  private static String commit(RemoteRepository fetched, String revision) {
    return fetched
        .revisions()
        .resolve(revision)
        .orElseThrow(() ->
            new RepositoryException(
                Reason.UNKNOWN_REVISION, "The repository has no revision %s.".formatted(revision)));
  }

  private int local() {
    Checked checked = Checked.of(folder(), subject);
    Path root = checked.root();
    StackRenderer renderer = terraform.told(OwnPackages.renderer(root), root);
    Tree tree = WorkTree.of(root, checked.within());
    if (base == null) {
      return report(checked, Question.of(renderer, Optional.empty(), tree), tree);
    }
    try (LocalRepository repository = LocalRepository.enclosing(root).orElseThrow(this::noGit)) {
      return report(checked, Question.of(renderer, Optional.of(repository.at(base)), tree), tree);
    }
  }

  /** Places are told as the person would open them from where they stand. */
  private int report(Checked checked, Question question, Tree tree) {
    return report(
        question.within(checked.within()), checked::shown, new TreeSources(tree, checked::inside));
  }

  private Path folder() {
    try {
      return Path.of(subject).toRealPath();
    } catch (IOException e) {
      throw usage("There is no folder %s, or it can't be read.".formatted(subject));
    }
  }

  private ParameterException noGit() {
    return usage("--base needs a git repository, and %s is in none.".formatted(subject));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** What a gate is asked, and who renders for it. */
  private record Question(Function<Gate, Verdict> judge, StackRenderer renderer) {
    static Question of(StackRenderer renderer, Optional<Tree> before, Tree tree) {
      return new Question(
          gate -> before.map(from -> gate.judge(from, tree)).orElseGet(() -> gate.judge(tree)),
          renderer);
    }

    Question within(String directory) {
      return new Question(gate -> judge.apply(gate.within(directory)), renderer);
    }

    Verdict answer(Engine engine) {
      return judge.apply(new Gate(renderer, Clock.systemUTC(), engine));
    }
  }

  private int report(Question question, UnaryOperator<String> names, TreeSources sources) {
    Verdict verdict = verdict(question);
    PrintWriter out = spec.commandLine().getOut();
    out.print(format.of(verdict.named(names), sources));
    out.flush();
    return switch (verdict.outcome()) {
      case PASS, WARN -> 0;
      case FAIL -> 1;
      case ERROR -> 2;
    };
  }

  private Verdict verdict(Question question) {
    if (opa == null) {
      return question.answer(Engine.embedded());
    }
    try (OpaEngine engine = OpaEngine.at(web(opa), OpaEngine.DEFAULT_LIMIT)) {
      return question.answer(engine);
    } catch (EngineException e) {
      return Verdict.error(List.of(e.diagnostic()));
    }
  }

  private URI web(URI address) {
    boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!web || address.getHost() == null || address.getUserInfo() != null) {
      throw usage("--opa wants an address such as http://127.0.0.1:8181.");
    }
    return address;
  }
}
