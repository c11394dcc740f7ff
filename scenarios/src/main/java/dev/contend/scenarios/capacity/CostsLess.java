package dev.contend.scenarios.capacity;

import dev.contend.scenarios.experiment.RunResult;
import dev.contend.scenarios.sensitivity.Question;
import dev.contend.scenarios.spec.PointSpec;
import java.util.List;

/** Whether the choice costs less than the runner-up, by paired runs. */
public final class CostsLess implements Question.Paired {
  private final SimulatedTrials trials;

  public CostsLess(SimulatedTrials trials) {
    this.trials = trials;
  }

  /** The logarithm of how many times as much the runner-up costs. */
  @Override
  public double[] values(List<PointSpec> points, List<List<RunResult>> runs) {
    double[] values = new double[runs.get(0).size()];
    for (int r = 0; r < values.length; r++) {
      Trial one = trials.trial(points.get(0), runs.get(0).get(r));
      Trial other = trials.trial(points.get(1), runs.get(1).get(r));
      if (!(one.cost() > 0 && other.cost() > 0)) {
        return new double[0];
      }
      values[r] = StrictMath.log(other.cost() / one.cost());
    }
    return values;
  }

  @Override
  public String quantity() {
    return "cost of the runner-up over it";
  }

  @Override
  public String text() {
    return "the choice costs less than the runner-up";
  }
}
