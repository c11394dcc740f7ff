package dev.contend.scenarios.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Writes {@code docs/catalog.md}; for those who add to a register or to the library. */
@Command(
    name = "catalog",
    hidden = true,
    header = "Print docs/catalog.md: everything in the registers and in the library.",
    mixinStandardHelpOptions = true,
    description = {"", "Example:", "  contend catalog > docs/catalog.md"})
final class CatalogCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(Catalog.markdown());
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
