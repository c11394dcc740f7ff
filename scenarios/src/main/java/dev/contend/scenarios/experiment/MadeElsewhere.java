package dev.contend.scenarios.experiment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The runs of a round that are made elsewhere, kept here when they come back. */
final class MadeElsewhere {
  private final SavedRuns saved;
  private final Elsewhere elsewhere;

  /**
   * @param saved where runs are kept
   * @param elsewhere where those are made that are not
   */
  MadeElsewhere(SavedRuns saved, Elsewhere elsewhere) {
    this.saved = saved;
    this.elsewhere = elsewhere;
  }

  /**
   * Has those runs made that are not kept.
   *
   * @param round all runs that are needed
   * @return what came back, all of which is kept and was told of
   */
  Set<RunId> make(List<RunId> round, Experiment.Progress progress) throws InterruptedException {
    Set<RunId> made = new LinkedHashSet<>();
    List<RunId> missing = round.stream().filter(run -> !saved.has(run)).toList();
    if (!missing.isEmpty()) {
      elsewhere.make(
          missing,
          line -> {
            Optional<RunResult> result = saved.take(line);
            if (result.isPresent() && made.add(line.run())) {
              progress.runEnded(result.get().events());
            }
          });
    }
    return made;
  }
}
