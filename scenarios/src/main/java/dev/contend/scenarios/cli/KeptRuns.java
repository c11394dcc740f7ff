package dev.contend.scenarios.cli;

import dev.contend.scenarios.experiment.FailedPoint;
import dev.contend.scenarios.experiment.SavedRuns;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.store.ResultStore;
import dev.contend.scenarios.store.StoreException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The runs that an output folder keeps, and what the user is told of them. */
final class KeptRuns implements Simulations.Rest, AutoCloseable {
  private final Path folder;
  private final ResultStore store;
  private final SavedRuns runs;
  private final List<String> arguments;

  private KeptRuns(Path folder, ResultStore store, SavedRuns runs, List<String> arguments) {
    this.folder = folder;
    this.store = store;
    this.runs = runs;
    this.arguments = arguments;
  }

  /**
   * Opens the runs of a folder, tells what is wrong with them, and what there is.
   *
   * @param arguments of the command
   * @throws CommandFailure if they cannot be read, or belong to something else
   */
  static KeptRuns open(
      OutputFolder output, ScenarioSpec scenario, List<String> arguments, PrintWriter err) {
    ResultStore store;
    try {
      store = ResultStore.open(output.runs());
    } catch (StoreException exception) {
      throw output.unwritable(exception.reason());
    }
    KeptRuns kept = null;
    try {
      SavedRuns runs = new SavedRuns(scenario, store, Version.ofModel());
      int first = scenario.varies() ? scenario.replications().min() : 1;
      long found = runs.found(first);
      output.makeWay(found > 0);
      store.notices().forEach(notice -> err.println("contend: " + notice));
      long asked = (long) scenario.points().size() * first;
      if (found > 0) {
        err.println(
            "contend: "
                + (found == asked ? "all" : found + " of the first " + asked)
                + " runs are in "
                + output.runs()
                + (found == asked ? " already" : "; the rest is simulated"));
      } else if (output.hasResults()) {
        err.println(
            "contend: no run in "
                + output.runs()
                + " is of this scenario and this version of the model; all are simulated again");
      }
      kept = new KeptRuns(output.runs(), store, runs, arguments);
      return kept;
    } finally {
      if (kept == null) {
        store.close();
      }
    }
  }

  /** The runs. */
  SavedRuns runs() {
    return runs;
  }

  @Override
  public String whenInterrupted() {
    store.force();
    return "every run that has ended is kept in " + folder + "\n    go on with: " + command();
  }

  private String command() {
    return "contend " + arguments.stream().map(KeptRuns::quoted).collect(Collectors.joining(" "));
  }

  @Override
  public String replay(FailedPoint point) {
    return command() + " --point " + (point.index() + 1) + " --replication " + point.replication();
  }

  private static String quoted(String argument) {
    return argument.matches("[A-Za-z0-9_./=:,+@%-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  @Override
  public void close() {
    store.close();
  }
}
