package dev.contend.scenarios.cli;

import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.RunResult;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.LibraryPresets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a simulation needs of a machine, looked at one by one. */
final class Checkup {
  /** Enough for the sweeps of the library. */
  private static final long ENOUGH_BYTES = 512L << 20;

  private static final double GIB = 1 << 30;

  private final Path folder;
  private final long memoryBytes;

  /**
   * @param folder where results will go
   * @param memoryBytes that the JVM may use
   */
  Checkup(Path folder, long memoryBytes) {
    this.folder = folder;
    this.memoryBytes = memoryBytes;
  }

  /**
   * What was found.
   *
   * @param what was looked at, and how it is
   * @param advice what to do about it; empty if it is good
   */
  record Finding(String what, String advice) {}

  /** Looks at everything. */
  List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding("Java " + Runtime.version() + ", " + System.getProperty("java.vm.name"), ""));
    findings.add(memory());
    findings.add(
        new Finding(
            Runtime.getRuntime().availableProcessors()
                + " processors: as many simulations at a"
                + " time, unless --jobs says otherwise",
            ""));
    findings.add(writing());
    findings.add(library());
    findings.add(simulating());
    return findings;
  }

  private Finding memory() {
    String what = String.format(Locale.ROOT, "memory: %.1f GiB for the JVM", memoryBytes / GIB);
    return new Finding(
        what,
        memoryBytes >= ENOUGH_BYTES
            ? ""
            : "give it 512 MiB or more, as in CONTEND_OPTS=-Xmx2g; large sweeps take more");
  }

  private Finding writing() {
    Path there = folder.toAbsolutePath();
    Path present = there;
    while (present != null && !Files.exists(present)) {
      present = present.getParent();
    }
    try {
      if (present == null) {
        throw new IOException("no part of the path exists");
      }
      Files.delete(Files.createTempFile(present, ".probe", ""));
      return new Finding("results can be written to " + there, "");
    } catch (IOException exception) {
      return new Finding(
          "results cannot be written to " + there + " (" + WrittenFolder.reason(exception) + ")",
          "choose another folder with --out");
    }
  }

  /** Every experiment, with the machines and runtimes that it names. */
  private static Finding library() {
    List<String> wrong = new ArrayList<>();
    LibraryPresets presets = new LibraryPresets();
    for (String name : Library.EXPERIMENTS.names()) {
      try {
        new ScenarioArgument(name, presets).read();
      } catch (CommandFailure failure) {
        wrong.add(name);
      }
    }
    String what =
        "library: "
            + Library.EXPERIMENTS.names().size()
            + " experiments, "
            + Library.MACHINES.names().size()
            + " machines, "
            + Library.RUNTIMES.names().size()
            + " runtimes";
    return wrong.isEmpty()
        ? new Finding(what, "")
        : new Finding(
            what + "; not right: " + String.join(", ", wrong),
            "'contend validate " + wrong.get(0) + "' says why; build again, or report it");
  }

  /** The same run twice: equal in every figure, as all runs must be. */
  private static Finding simulating() {
    ScenarioSpec scenario = new ScenarioArgument("prime-sieve").read().spec();
    long start = System.nanoTime();
    RunResult first = Experiment.one(scenario, 0, 0);
    double seconds = (System.nanoTime() - start) / 1e9;
    RunResult second = Experiment.one(scenario, 0, 0);
    boolean equal =
        first.metrics().asMap().equals(second.metrics().asMap())
            && first.causePs().equals(second.causePs())
            && !first.metrics().asMap().isEmpty();
    String what =
        String.format(
            Locale.ROOT,
            "a simulation of %,d events in %.2f s, twice with the same result",
            first.events(),
            seconds);
    return equal
        ? new Finding(what, "")
        : new Finding("two runs of one simulation differ", "this is a fault; please report it");
  }
}
