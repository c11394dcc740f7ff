package dev.contend.scenarios.experiment;

import dev.contend.engine.statistics.Stability;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.workloads.program.ProgramMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** A sentence for each verdict that is not stable. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    say(sentences, Stability.UNSTABLE, "more arrives than is served, so there are no latencies");
    say(
        sentences,
        Stability.NEAR_SATURATION,
        "the run is short for so high a load, and its latencies vary widely");
    return sentences;
  }

  private void say(List<String> sentences, Stability verdict, String meaning) {
    List<String> points = new ArrayList<>();
    for (int point = 0; point < result.runs().size(); point++) {
      PointSpec spec = result.scenario().points().get(point);
      of(point).filter(verdict::equals).ifPresent(found -> points.add(spec.label()));
    }
    if (!points.isEmpty()) {
      int more = points.size() - MOST;
      String named = String.join("; ", points.subList(0, Math.min(MOST, points.size())));
      sentences.add(
          Character.toUpperCase(verdict.label().charAt(0))
              + verdict.label().substring(1)
              + " ("
              + meaning
              + "): "
              + named
              + (more > 0 ? "; and " + more + " more" : "")
              + ".");
    }
  }
}
