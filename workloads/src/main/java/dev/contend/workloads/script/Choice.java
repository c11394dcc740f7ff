package dev.contend.workloads.script;

import dev.contend.engine.random.RandomSource;
import org.jspecify.annotations.Nullable;

/** Which of several branches comes next. */
final class Choice {
  private final double[] weights;
  private final double[] taken;
  private final double sum;
  private final @Nullable RandomSource random;
  private long times;

  /**
   * @param random null to take the branches in turn, each as often as its weight says
   */
  Choice(double[] weights, @Nullable RandomSource random) {
    this.weights = weights.clone();
    taken = new double[weights.length];
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    sum = total;
    this.random = random;
  }

  int next() {
    return random == null ? inTurn() : drawn(random.uniform() * sum);
  }

  private int drawn(double point) {
    double left = point;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        left -= weights[i];
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }

  /** The branch that is furthest behind its share; the first of equals. */
  private int inTurn() {
    times++;
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < weights.length; i++) {
      double behind = times * weights[i] / sum - taken[i];
      if (weights[i] > 0 && behind > most) {
        most = behind;
        best = i;
      }
    }
    taken[best]++;
    return best;
  }
}
