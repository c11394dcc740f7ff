package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.SteadyDurations;
import dev.contend.engine.statistics.Stability;
import dev.contend.workloads.program.ProgramMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which points with open arrivals do not keep up, or hardly. The verdict on a point is the worst of
 * its replications, and comes before any figure of its steady state.
 */
final class LoadVerdict {
  /** More points are counted and not named. */
  private static final int MOST = 8;

  private final ExperimentResult result;

  LoadVerdict(ExperimentResult result) {
    this.result = result;
  }

  /** The verdict on a point, if it has open arrivals. */
  Optional<Stability> of(int point) {
    return result.runs().get(point).stream()
        .filter(run -> run.metrics().has(ProgramMetrics.STABILITY))
        .map(run -> run.metrics().value(ProgramMetrics.STABILITY))
        .max(Double::compare)
        .map(Stability::ofCode);
  }

  /** A sentence for each verdict that is not stable, and for runs that are all warm-up. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    say(sentences, Stability.UNSTABLE, "more arrives than is served, so there are no latencies");
    say(
        sentences,
        Stability.NEAR_SATURATION,
        "the run is short for so high a load, and its latencies vary widely");
    say(
        sentences,
        "not at rest",
        "half of a run was left out as warm-up, and latencies still changed; make it longer",
        this::isUnsettled);
    return sentences;
  }

  /** Whether half of a run of a point or nearly so was discarded as its warm-up. */
  private boolean isUnsettled(int point) {
    return result.runs().get(point).stream()
        .filter(run -> run.metrics().has(ProgramMetrics.WARM_UP_SHARE))
        .anyMatch(run -> run.metrics().value(ProgramMetrics.WARM_UP_SHARE) >= SteadyDurations.HALF);
  }

  private void say(List<String> sentences, Stability verdict, String meaning) {
    say(
        sentences,
        verdict.label(),
        meaning,
        point -> of(point).filter(verdict::equals).isPresent());
  }

  private void say(List<String> sentences, String verdict, String meaning, IntPredicate isMeant) {
    List<String> points =
        IntStream.range(0, result.runs().size())
            .filter(isMeant)
            .mapToObj(point -> result.scenario().points().get(point).label())
            .toList();
    if (!points.isEmpty()) {
      int more = points.size() - MOST;
      String named = String.join("; ", points.subList(0, Math.min(MOST, points.size())));
      sentences.add(
          Character.toUpperCase(verdict.charAt(0))
              + verdict.substring(1)
              + " ("
              + meaning
              + "): "
              + named
              + (more > 0 ? "; and " + more + " more" : "")
              + ".");
    }
  }
}
