package dev.contend.scenarios.cli;

import dev.contend.scenarios.schema.JsonSchema;
import dev.contend.scenarios.yaml.FileKeys;
import dev.contend.scenarios.yaml.Suggestions;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the JSON Schema of a kind of file. */
@Command(
    name = "schema",
    header = "Print the JSON Schema of scenario, machine, runtime, program, plan or price files.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "With it an editor completes keys, explains them and marks mistakes:",
      "see docs/editors.md.",
      "",
      "Examples:",
      "  contend schema --out scenario.schema.json",
      "  contend schema machine > machine.schema.json"
    })
final class SchemaCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(
      paramLabel = "KIND",
      arity = "0..1",
      completionCandidates = Kinds.class,
      description = "One of: ${COMPLETION-CANDIDATES}. Default: scenario.")
  private String kind = FileKeys.SCENARIO.word();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where it goes; an older schema there is replaced. Default: output.")
  private @Nullable Path out;

  /** The words that the shell offers and the help names. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return FileKeys.words().iterator();
    }
  }

  @Override
  public Integer call() {
    FileKeys file =
        Stream.of(FileKeys.values())
            .filter(each -> each.word().equals(kind))
            .findFirst()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.WRONG_OPTIONS,
                        "contend: there is no schema of '"
                            + kind
                            + "'\n    "
                            + Suggestions.advice(kind, FileKeys.words())));
    if (out == null) {
      spec.commandLine().getOut().print(JsonSchema.text(file));
      spec.commandLine().getOut().flush();
    } else {
      SchemaFile.write(out, file);
    }
    return ExitCode.DONE.code();
  }
}
