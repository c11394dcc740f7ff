package dev.contend.scenarios.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks a scenario without running it. */
@Command(
    name = "validate",
    header = "Check a scenario without running it.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "Reports every problem with file, line, column and what to write instead.",
      "",
      "Examples:",
      "  contend validate my.yaml",
      "  contend validate my.yaml --resolved > full.yaml",
      "  contend validate my.yaml --set workers=8 --resolved"
    })
final class ValidateCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Mixin private ScenarioOptions scenario = new ScenarioOptions();

  @Option(
      names = "--resolved",
      description = "Print the scenario with every default filled in and every preset written out.")
  private boolean resolved;

  @Override
  public Integer call() {
    ScenarioArgument.Checked read = scenario.read(spec.commandLine().getErr());
    if (resolved) {
      spec.commandLine().getOut().print(read.resolved());
    } else {
      spec.commandLine()
          .getOut()
          .println(scenario.scenario() + ": ok, " + DryRun.counted(read.spec()));
    }
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
