package dev.contend.workloads.script;

import dev.contend.engine.random.RandomSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which of several branches comes next. */
final class Choice {
  private final @Nullable RandomSource random;
  private double[] weights = {};
  private double sum;

  /** How often each branch was taken, and was due before the weights last changed. */
  private double[] taken = {};

  private double[] due = {};

  /** How often a branch was taken since then. */
  private long times;

  /**
   * @param random null to take the branches in turn, each as often as its weight says
   */
  Choice(@Nullable RandomSource random) {
    this.random = random;
  }

  /**
   * The branch that comes next.
   *
   * @param now the weights, of the same number of branches each time
   */
  int next(double[] now) {
    if (!Arrays.equals(weights, now)) {
      change(now);
    }
    return random == null ? inTurn() : drawn(random.uniform() * sum);
  }

  private void change(double[] now) {
    if (weights.length == 0) {
      taken = new double[now.length];
      due = new double[now.length];
    }
    for (int i = 0; i < weights.length; i++) {
      due[i] += sum == 0 ? 0 : times * weights[i] / sum;
    }
    times = 0;
    weights = now.clone();
    sum = 0;
    for (double weight : now) {
      sum += weight;
    }
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
      double behind = due[i] + times * weights[i] / sum - taken[i];
      if (weights[i] > 0 && behind > most) {
        most = behind;
        best = i;
      }
    }
    taken[best]++;
    return best;
  }
}
