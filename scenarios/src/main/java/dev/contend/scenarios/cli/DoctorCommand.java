package dev.contend.scenarios.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks the installation. */
@Command(
    name = "doctor",
    header = "Check Java, memory, the library and a simulation on this machine.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "Each line says what was looked at and found; after one that begins with 'bad', what to do.",
      "Ends with exit code 2 if any is bad.",
      "",
      "Examples:",
      "  contend doctor",
      "  contend doctor --out results     is this a folder that can be written to?"
    })
final class DoctorCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where results will go. Default: the present folder.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    List<Checkup.Finding> findings =
        new Checkup(out == null ? Path.of("") : out, Runtime.getRuntime().maxMemory()).all();
    for (Checkup.Finding finding : findings) {
      spec.commandLine()
          .getOut()
          .println((finding.advice().isEmpty() ? "good  " : "bad   ") + finding.what());
      if (!finding.advice().isEmpty()) {
        spec.commandLine().getOut().println("      " + finding.advice());
      }
    }
    spec.commandLine().getOut().flush();
    boolean good = findings.stream().allMatch(finding -> finding.advice().isEmpty());
    return (good ? ExitCode.DONE : ExitCode.WRONG_OPTIONS).code();
  }
}
