package dev.contend.scenarios.cli;

import dev.contend.scenarios.experiment.FailedPoint;
import dev.contend.scenarios.experiment.SavedRuns;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.store.ResultStore;
import dev.contend.scenarios.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** The runs that an output folder keeps, and what the user is told of them. */
final class KeptRuns implements Simulations.Rest, AutoCloseable {
  private final Path folder;
  private final ResultStore store;
  private final SavedRuns runs;
  private final String again;
  private final Function<FailedPoint, String> replay;

  private KeptRuns(
      Path folder,
      ResultStore store,
      SavedRuns runs,
      String again,
      Function<FailedPoint, String> replay) {
    this.folder = folder;
    this.store = store;
    this.runs = runs;
    this.again = again;
    this.replay = replay;
  }

  /** What is said of the runs that a folder has. */
  private interface Telling {
    /**
     * @param found how many of the first replications of all points are there
     */
    String of(long found, Path folder);
  }

  /**
   * Opens the runs of a folder, tells what is wrong with them, and what there is.
   *
   * @param commands to go on with
   * @throws CommandFailure if they cannot be read, or belong to something else
   */
  static KeptRuns open(
      OutputFolder output, ScenarioSpec scenario, Commands commands, PrintWriter err) {
    return merged(output, List.of(), scenario, commands, err);
  }

  /**
   * The same for a search, which does not make all runs of all points.
   *
   * @param again the command to go on with
   */
  static KeptRuns ofSearch(
      OutputFolder output, ScenarioSpec scenario, String again, PrintWriter err) {
    return open(
        output,
        List.of(),
        scenario,
        (found, folder) -> "runs are in " + folder + "; those that are missing are simulated",
        again,
        failed -> "",
        err);
  }

  /**
   * The same, with the runs of other output folders.
   *
   * @param folders each with runs
   */
  static KeptRuns merged(
      OutputFolder output,
      List<Path> folders,
      ScenarioSpec scenario,
      Commands commands,
      PrintWriter err) {
    long asked =
        (long) scenario.points().size() * (scenario.varies() ? scenario.replications().min() : 1);
    return open(
        output,
        folders,
        scenario,
        (found, folder) ->
            (found == asked ? "all" : found + " of the first " + asked)
                + " runs are in "
                + folder
                + (found == asked
                    ? " already"
                    : folders.isEmpty()
                        ? "; the rest is simulated"
                        : "; the rest, of shards that are not named or have not ended, is"
                            + " simulated here"),
        commands.again(),
        commands::alone,
        err);
  }

  private static KeptRuns open(
      OutputFolder output,
      List<Path> folders,
      ScenarioSpec scenario,
      Telling telling,
      String again,
      Function<FailedPoint, String> replay,
      PrintWriter err) {
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
      // By its own runs, before others come in: else those of a merge would let it be replaced.
      output.makeWay(runs.found(first) > 0);
      folders.stream()
          .map(OutputFolder::runs)
          .filter(theirs -> !isSame(theirs, output.runs()))
          .forEach(store::addAll);
      long found = runs.found(first);
      store.notices().forEach(notice -> err.println("contend: " + notice));
      boolean isNew = folders.isEmpty() && !output.hasResults();
      if (found > 0) {
        err.println("contend: " + telling.of(found, output.runs()));
      } else if (!isNew) {
        err.println(
            "contend: no run in "
                + output.runs()
                + " is of this scenario and this version of the model; all are simulated again");
      }
      kept = new KeptRuns(output.runs(), store, runs, again, replay);
      return kept;
    } catch (StoreException exception) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: "
              + exception.getMessage()
              + " ("
              + WrittenFolder.reason(exception)
              + ")\n    nothing that was kept before is lost");
    } finally {
      if (kept == null) {
        store.close();
      }
    }
  }

  /**
   * Makes sure that the folder may become that of a scenario whose runs others will make.
   *
   * @throws CommandFailure if it holds results of something else
   */
  static void check(OutputFolder output, ScenarioSpec scenario) {
    if (!output.hasResults()) {
      return;
    }
    try (ResultStore store = ResultStore.open(output.runs())) {
      SavedRuns runs = new SavedRuns(scenario, store, Version.ofModel());
      output.makeWay(runs.found(scenario.varies() ? scenario.replications().min() : 1) > 0);
    } catch (StoreException exception) {
      throw output.unwritable(exception.reason());
    }
  }

  /**
   * Whether both are one folder, by whatever names. The own one has been read, and to close a file
   * that is open a second time would give up the lock on it.
   */
  private static boolean isSame(Path theirs, Path own) {
    try {
      return Files.isSameFile(theirs, own);
    } catch (IOException missing) {
      // Reading it tells of that.
      return false;
    }
  }

  /** The runs. */
  SavedRuns runs() {
    return runs;
  }

  @Override
  public String whenInterrupted() {
    store.force();
    return "every run that has ended is kept in " + folder + "\n    go on with: " + again;
  }

  @Override
  public String replay(FailedPoint point) {
    return replay.apply(point);
  }

  @Override
  public void close() {
    store.close();
  }
}
