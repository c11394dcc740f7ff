package dev.contend.scenarios.cli;

import dev.contend.scenarios.schema.KeyReference;
import dev.contend.scenarios.yaml.Suggestions;
import java.io.PrintWriter;
import java.util.List;
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
      "  contend explain cause.scheduler-wait     what a worker's time went into",
      "  contend explain sweep.matrix             a key of scenario files",
      "  contend explain machine.handoff          a key of machine files",
      "  contend explain keys                     all keys"
    })
final class ExplainCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(
      paramLabel = "TOPIC",
      arity = "0..1",
      completionCandidates = Candidates.Explained.class,
      description = "A topic or a key; without one, what there is.",
      defaultValue = Parameters.NULL_VALUE)
  private @Nullable String topic;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    String wanted = topic;
    if (wanted == null) {
      out.print(Topics.overview());
    } else {
      out.print(
          Topics.text(wanted)
              .or(() -> KeyText.of(wanted))
              .or(() -> Topics.calledAlone(wanted).flatMap(Topics::text))
              .orElseThrow(() -> new CommandFailure(ExitCode.WRONG_OPTIONS, unknown(wanted))));
    }
    out.flush();
    return ExitCode.DONE.code();
  }

  private static String unknown(String wanted) {
    List<String> likely = KeyReference.meant(wanted);
    List<String> mentioning = Topics.mentioning(wanted);
    String advice = "'contend explain' says what there is";
    if (!likely.isEmpty()) {
      advice = "which of these? " + String.join(", ", likely);
    } else if (!mentioning.isEmpty()) {
      advice = "these tell of it: " + String.join(", ", mentioning);
    } else {
      advice =
          Suggestions.nearest(wanted, Topics.names())
              .or(() -> KeyReference.nearest(wanted))
              .map(near -> "did you mean '" + near + "'?")
              .orElse(advice);
    }
    return "contend: there is "
        + (likely.isEmpty() ? "nothing" : "more than one key")
        + " called '"
        + wanted
        + "' to explain\n"
        + Prose.wrapped(advice, "    ")
        + "    'contend explain' lists the topics, 'contend explain keys' the keys";
  }
}
