package dev.contend.scenarios.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints a script that makes a shell complete commands, options and the names of presets. */
@Command(
    name = "completion",
    header = "Print a script that makes bash or zsh complete commands and names.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "Examples:",
      "  source <(contend completion)                      in this shell",
      "  contend completion > ~/.local/share/bash-completion/completions/contend"
    })
final class CompletionCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(AutoComplete.bash("contend", spec.root().commandLine()));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
