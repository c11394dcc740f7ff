package dev.contend.scenarios.capacity;

import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.scenarios.experiment.RunResult;
import dev.contend.scenarios.sensitivity.Question;
import dev.contend.scenarios.spec.PointSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a choice keeps all objectives of a plan: by the headroom of the one that it keeps by
 * least, as a share of its bound. One that does not keep up, or has no result, keeps none.
 */
public final class Kept implements Question {
  private static final double PERCENT = 100;

  private final SimulatedTrials trials;
  private final List<Aim> aims;

  public Kept(SimulatedTrials trials, List<Aim> aims) {
    this.trials = trials;
    this.aims = List.copyOf(aims);
  }

  @Override
  public int points() {
    return 1;
  }

  @Override
  public double[] values(List<PointSpec> points, List<List<RunResult>> runs) {
    List<Trial> each = new ArrayList<>();
    for (RunResult run : runs.get(0)) {
      Trial trial = trials.trial(points.get(0), run);
      if (trial.failure().isPresent()) {
        return new double[0];
      }
      each.add(trial);
    }
    double[] least = headroom(each, 0);
    for (int aim = 1; aim < aims.size(); aim++) {
      double[] other = headroom(each, aim);
      least = MeanEstimate.of(other).mean() < MeanEstimate.of(least).mean() ? other : least;
    }
    return least;
  }

  private double[] headroom(List<Trial> trials, int aim) {
    return trials.stream()
        .mapToDouble(trial -> aims.get(aim).headroom(trial.values().get(aim)))
        .toArray();
  }

  @Override
  public double shown(double value) {
    return PERCENT * value;
  }

  @Override
  public String unit() {
    return "%";
  }

  @Override
  public String quantity() {
    return "least headroom";
  }

  @Override
  public String text() {
    return "all objectives are kept";
  }
}
