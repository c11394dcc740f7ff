package dev.contend.scenarios.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a command did.
 *
 * @param exit its exit code
 * @param out its standard output
 * @param err its standard error
 */
record Ran(int exit, String out, String err) {
  /** Runs the real command line. */
  static Ran contend(String... arguments) {
    return of(Contend.commandLine(), arguments);
  }

  /** Runs the real command line but for what simulates. */
  static Ran simulatedBy(ScenarioRun.Simulator simulator, String... arguments) {
    CommandLine.IFactory standard = CommandLine.defaultFactory();
    return of(
        Contend.commandLine(
            new CommandLine.IFactory() {
              @Override
              public <K> K create(Class<K> type) throws Exception {
                if (type == RunCommand.class) {
                  return type.cast(new RunCommand(simulator));
                }
                return type == MergeCommand.class
                    ? type.cast(new MergeCommand(simulator))
                    : standard.create(type);
              }
            }),
        arguments);
  }

  /** Runs a command line. */
  static Ran of(CommandLine line, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    int exit = line.execute(arguments);
    return new Ran(exit, out.toString(), err.toString());
  }
}
