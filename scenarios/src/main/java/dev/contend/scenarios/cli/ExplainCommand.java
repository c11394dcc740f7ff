package dev.contend.scenarios.cli;

import dev.contend.scenarios.yaml.Suggestions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what is modelled under a name, with sources and constants. */
@Command(
    name = "explain",
    header = "Say what is modelled under a name, with sources and constants.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "Examples:",
      "  contend explain                          what there is to explain",
      "  contend explain runtime.free-threaded    a policy: its mechanisms, and the numbers of builds",
      "  contend explain cpython-3.14t            every number of a build, with its source",
      "  contend explain workload.prime-sieve     what a workload does, and what can be set",
      "  contend explain metric.rfo-count         what a number in the results means",
      "  contend explain cause.scheduler-wait     what a worker's time went into"
    })
final class ExplainCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(
      paramLabel = "TOPIC",
      arity = "0..1",
      description = "As listed without one.",
      defaultValue = Parameters.NULL_VALUE)
  private @Nullable String topic;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    String wanted = topic;
    if (wanted == null) {
      Topics.all().forEach((name, help) -> out.println(Topics.line(name, help)));
    } else {
      out.print(
          Topics.text(wanted)
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          ExitCode.WRONG_OPTIONS,
                          "contend: there is nothing called '"
                              + wanted
                              + "' to explain\n    "
                              + Suggestions.advice(wanted, Topics.names())
                              + "\n    'contend explain' lists everything")));
    }
    out.flush();
    return ExitCode.DONE.code();
  }
}
