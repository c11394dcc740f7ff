package dev.contend.scenarios.cli;

import dev.contend.coherence.cache.MachineCaches;
import dev.contend.coherence.protocol.ProtocolTable;
import dev.contend.coherence.replay.ReplayedMemory;
import dev.contend.scenarios.importing.TraceFormat;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.yaml.Machines;
import dev.contend.scenarios.yaml.Problems;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays a recorded trace of memory accesses. */
@Command(
    name = "replay",
    header = "Replay a trace of memory accesses through a machine's caches, and count.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "",
      "Counts who answered each access, transfers by distance, invalidations, write-backs, every",
      "transition of the protocol, and lines that may be falsely shared. There is no time in it.",
      "Each line of a text trace is 'THREAD KIND ADDRESS [SIZE]': a number from 0, then L, S or A",
      "for load, store or atomic operation, then hexadecimal, then bytes; '#' begins a comment.",
      "",
      "Examples:",
      "  contend replay trace.txt.gz --machine xeon-8480plus",
      "  contend replay thread0.lackey thread1.lackey --format lackey --machine i7-12700k",
      "  make-trace | contend replay - --machine here.yaml --json"
    })
final class ReplayCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "The trace, plain or gzip; '-' is standard input. In the format lackey one file for"
              + " each thread.")
  private List<String> files = List.of();

  @Option(
      names = "--machine",
      required = true,
      paramLabel = "MACHINE",
      description = "A machine's name, or a machine file; it must have the key 'caches'.")
  private String machine = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: text.")
  private TraceFormat format = TraceFormat.TEXT;

  @Option(
      names = "--turn",
      paramLabel = "COUNT",
      description =
          "With several files: lines with accesses to take of one before it is the next one's"
              + " turn. Default: 1000.")
  private long turn = 1000;

  @Option(names = "--json", description = "Print one JSON object in place of tables.")
  private boolean json;

  @Override
  public Integer call() {
    if (turn < 1) {
      throw wrongOptions("--turn is " + turn + "; must be 1 or more");
    }
    if (files.size() > 1 && !format.isOfSeveralFiles()) {
      throw wrongOptions(
          files.size() + " files; a trace in the format " + format.word() + " is one file");
    }
    MachineSpec read = machine();
    MachineCaches caches = read.caches();
    if (caches == null) {
      throw new CommandFailure(
          ExitCode.WRONG_FILE,
          machine
              + ": does not say how large the caches are\n    add the key 'caches'; compare with"
              + " scenarios/library/machines/laptop.yaml");
    }
    ProtocolTable protocol = read.protocol().table();
    ReplayedMemory memory = new ReplayedMemory(read.processor().machine(), protocol, caches);
    if (files.size() > memory.threads()) {
      throw wrongOptions(
          files.size()
              + " files, but "
              + machine
              + " has "
              + memory.threads()
              + " hardware threads");
    }
    try {
      format
          .read(files, System.in, memory.threads(), turn, memory::access)
          .forEach(note -> spec.commandLine().getErr().println("contend: " + note));
    } catch (TraceFormat.TraceException wrong) {
      throw new CommandFailure(ExitCode.WRONG_FILE, String.valueOf(wrong.getMessage()));
    }
    ReplayReport report = new ReplayReport(memory, protocol);
    spec.commandLine().getOut().print(json ? report.json() : report.text());
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }

  private MachineSpec machine() {
    Problems problems = new Problems();
    return Machines.read(machine, problems)
        .orElseThrow(
            () -> new CommandFailure(ExitCode.WRONG_FILE, problems.rendered().stripTrailing()));
  }

  private static CommandFailure wrongOptions(String message) {
    return new CommandFailure(ExitCode.WRONG_OPTIONS, "contend: " + message);
  }
}
