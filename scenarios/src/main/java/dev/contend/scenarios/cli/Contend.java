package dev.contend.scenarios.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code contend}. */
@Command(
    name = "contend",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    header =
        "Simulates how language runtimes contend for the cores, caches and locks of a machine.",
    synopsisHeading = "%nUsage:%n  ",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    description = {
      "",
      "Examples:",
      "  contend run prime-sieve                  run an experiment of the library",
      "  contend run my.yaml --out results        run a scenario file",
      "  contend validate my.yaml                 check it without running it",
      "  contend verify                           published tables against simulated ones",
      "  contend compare before after             two folders of results, point by point",
      "  contend list machines                    what the library has",
      "  contend explain runtime.free-threaded    what is modelled, with sources and constants",
      "  contend import lstopo here.xml           make a machine file of this machine",
      "  contend machine show xeon-8480plus       what lies in what, and what a handoff costs"
    },
    footer = {
      "",
      "Exit codes: 0 done; 1 internal error; 2 wrong options; 3 wrong file;",
      "  4 a published figure or a bound was missed; 5 precision not reached;",
      "  6 at some point the simulated program did not end, or was killed for its memory;",
      "  7 a point failed in the tool;",
      "  130 interrupted."
    },
    subcommands = {
      RunCommand.class,
      ValidateCommand.class,
      VerifyCommand.class,
      CompareCommand.class,
      ListCommand.class,
      ExplainCommand.class,
      CatalogCommand.class,
      ImportCommand.class,
      MachineCommand.class,
      ReplayCommand.class
    })
public final class Contend implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  private Contend() {}

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line with the house's way of reporting errors. */
  static CommandLine commandLine() {
    return commandLine(CommandLine.defaultFactory());
  }

  /**
   * The same.
   *
   * @param factory what makes the subcommands
   */
  static CommandLine commandLine(CommandLine.IFactory factory) {
    CommandLine line = new CommandLine(new Contend(), factory);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Contend::wrongOptions);
    line.setExecutionExceptionHandler(Contend::failed);
    return line;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int wrongOptions(ParameterException exception, String[] arguments) {
    CommandLine line = exception.getCommandLine();
    PrintWriter err = line.getErr();
    if (exception instanceof UnmatchedArgumentException unmatched) {
      err.println(Unmatched.message(unmatched));
    } else {
      err.println("contend: " + exception.getMessage());
    }
    err.println("    try '" + line.getCommandSpec().qualifiedName() + " --help'");
    return ExitCode.WRONG_OPTIONS.code();
  }

  private static int failed(
      Exception exception, CommandLine line, CommandLine.ParseResult parseResult) {
    PrintWriter err = line.getErr();
    if (exception instanceof CommandFailure failure) {
      err.println(failure.getMessage());
      return failure.exitCode().code();
    }
    err.println("contend: internal error; please report it with what follows");
    exception.printStackTrace(err);
    return ExitCode.INTERNAL_ERROR.code();
  }
}
