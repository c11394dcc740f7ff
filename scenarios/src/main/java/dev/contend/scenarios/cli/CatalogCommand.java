package dev.contend.scenarios.cli;

import dev.contend.scenarios.schema.KeyReference;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes {@code docs/catalog.md}; for those who add to a register or to the library. */
@Command(
    name = "catalog",
    hidden = true,
    header = "Print pages of docs that are made of what there is.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "Examples:",
      "  contend catalog > docs/catalog.md",
      "  contend catalog --keys > docs/scenario-reference.md"
    })
final class CatalogCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(names = "--keys", description = "The reference of all keys, not the catalogue.")
  private boolean keys;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(keys ? KeyReference.markdown() : Catalog.markdown());
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
