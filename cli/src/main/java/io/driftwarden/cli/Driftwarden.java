package io.driftwarden.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.cli.packages.FetchCommand;
import io.driftwarden.cli.rego.EvalCommand;
import io.driftwarden.cli.rego.FmtCommand;
import io.driftwarden.cli.rego.TestCommand;
import io.driftwarden.cli.render.RenderCommand;
import io.driftwarden.cli.schema.SchemaCommand;
import java.io.PrintWriter;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code driftwarden}. */
@Command(
    name = "driftwarden",
    description = "A gate and a controller for infrastructure repositories.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Driftwarden.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  driftwarden demo                       see it all at work, in a minute",
      "  driftwarden check                      judge the current folder",
      "  driftwarden check --base origin/main   judge what this branch changes",
      "  driftwarden render envs/prod           show what a stack would deploy",
      "  driftwarden drift                      compare what is deployed with the current folder",
      "  driftwarden serve                      watch the repositories of driftwarden.yaml",
      "",
      "Exit codes of check: 0 passed, 1 failed, 2 could not be judged."
    })
public final class Driftwarden implements Runnable {
  private static final List<Class<?>> COMMANDS =
      List.of(
          CheckCommand.class,
          FetchCommand.class,
          RenderCommand.class,
          SchemaCommand.class,
          DriftCommand.class,
          ServeCommand.class,
          DemoCommand.class,
          TestCommand.class,
          EvalCommand.class,
          FmtCommand.class);

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, false, UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, UTF_8);
    int code = run(out, err, arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** Runs the command and returns its exit code. */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return named(arguments)
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(new Mistakes())
        .setExecutionExceptionHandler(new Failures())
        .execute(arguments);
  }

  /** Returns the command with every one that it has. */
  public static CommandLine whole() {
    CommandLine whole = new CommandLine(new Driftwarden());
    COMMANDS.forEach(whole::addSubcommand);
    return whole
        .addSubcommand(CommandLine.HelpCommand.class)
        .addSubcommand(AutoComplete.GenerateCompletion.class);
  }

  /** A command that is named is all that it takes; looking through the others' options is slow. */
  private static CommandLine named(String... arguments) {
    return COMMANDS.stream()
        .filter(command -> arguments.length > 0 && nameOf(command).equals(arguments[0]))
        .findFirst()
        .map(command -> new CommandLine(new Driftwarden()).addSubcommand(command))
        .orElseGet(Driftwarden::whole);
  }

  private static String nameOf(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  /** Called where no command is named. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Tells the version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Driftwarden.class.getPackage().getImplementationVersion();
      return new String[] {
        "driftwarden " + (version == null ? "(unpackaged)" : version), "Java " + Runtime.version()
      };
    }
  }
}
