package dev.contend.scenarios.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
      "  contend init                             a scenario to begin with, by its question",
      "  contend run prime-sieve                  run an experiment of the library",
      "  contend run my.yaml --out results        run a scenario file",
      "  contend validate my.yaml                 check it without running it",
      "  contend verify                           published tables against simulated ones",
      "  contend compare before after             two folders of results, point by point",
      "  contend whatif my.yaml --change pinned   what a change would gain",
      "  contend plan my-plan.yaml                which runtime, how many workers, which machine",
      "  contend fleet web-fleet                  many nodes that work together",
      "  contend crossover my.yaml                from where on one runtime beats another",
      "  contend sensitivity my.yaml              which uncertain numbers an answer depends on",
      "  contend chart speedup results            draw a figure without running again",
      "  contend table results --format latex     tables and numbers for a paper",
      "  contend report results                   a page with verdict, charts and tables",
      "  contend list machines                    what the library has",
      "  contend explain runtime.free-threaded    what is modelled, with sources and constants",
      "  contend explain sweep.matrix             what a key of a file means",
      "  contend import lstopo here.xml           make a machine file of this machine",
      "  contend machine show xeon-8480plus       what lies in what, and what a handoff costs"
    },
    footer = {
      "",
      "Exit codes: 0 done; 1 internal error; 2 wrong options; 3 wrong file;",
      "  4 a published figure or a bound was missed; 5 precision not reached;",
      "  6 at some point the simulated program did not end, or was killed for its",
      "    memory, or took more than a limit;",
      "  7 some points failed in the tool;",
      "  130 interrupted, state saved."
    })
public final class Contend implements Runnable {
  /** The subcommands, as the help lists them. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          InitCommand.class,
          RunCommand.class,
          MergeCommand.class,
          ValidateCommand.class,
          VerifyCommand.class,
          CompareCommand.class,
          WhatIfCommand.class,
          PlanCommand.class,
          FleetCommand.class,
          CrossoverCommand.class,
          SensitivityCommand.class,
          ChartCommand.class,
          TableCommand.class,
          ReportCommand.class,
          PaperCommand.class,
          ListCommand.class,
          ExplainCommand.class,
          SchemaCommand.class,
          CompletionCommand.class,
          CatalogCommand.class,
          ImportCommand.class,
          MachineCommand.class,
          ReplayCommand.class,
          DoctorCommand.class,
          ReproduceCommand.class);

  @CommandLine.Spec private CommandSpec spec = CommandSpec.create();

  private Contend() {}

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine(CommandLine.defaultFactory(), named(arguments)).execute(arguments));
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
    return commandLine(factory, command -> true);
  }

  /**
   * Whether a subcommand's options are needed: it is the one named. Of the others the help and the
   * suggestions need the name and the header only, and reading options by reflection is most of
   * what a short command would do.
   */
  private static Predicate<Command> named(String[] arguments) {
    return command -> arguments.length > 0 && command.name().equals(arguments[0]);
  }

  private static CommandLine commandLine(
      CommandLine.IFactory factory, Predicate<Command> isNeeded) {
    CommandLine line = new CommandLine(new Contend(), factory);
    for (Class<?> type : COMMANDS) {
      Command command = type.getAnnotation(Command.class);
      line.addSubcommand(
          command.name(), isNeeded.test(command) ? create(factory, type) : nameOf(command));
    }
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Contend::wrongOptions);
    line.setExecutionExceptionHandler(Contend::failed);
    return line;
  }

  private static Object create(CommandLine.IFactory factory, Class<?> type) {
    try {
      return factory.create(type);
    } catch (Exception exception) {
      throw new IllegalStateException("cannot make " + type.getSimpleName(), exception);
    }
  }

  /** A subcommand without its options. */
  private static CommandSpec nameOf(Command command) {
    CommandSpec spec = CommandSpec.create().name(command.name());
    spec.usageMessage().header(command.header()).hidden(command.hidden());
    return spec;
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
