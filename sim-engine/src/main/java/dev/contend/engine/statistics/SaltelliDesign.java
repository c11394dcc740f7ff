package dev.contend.engine.statistics;

import dev.contend.engine.random.RandomSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The points at which a function is evaluated to find out which of its inputs its variance comes
 * from: pairs of points A and B, and for each group of inputs A with that group's inputs of B.
 *
 * <p>Both points of a pair are one point of a Sobol sequence of twice the dimension, scrambled anew
 * for every design; so several designs are independent of each other, and what differs between them
 * tells how sure an estimate is.
 *
 * <p>Source: Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola, "Variance based sensitivity
 * analysis of model output. Design and estimator for the total sensitivity index", Computer Physics
 * Communications 181(2), 2010.
 */
public final class SaltelliDesign {
  /** Inputs that there are direction numbers for, twice: SSJ has 360. */
  public static final int MOST_INPUTS = 180;

  private final double[][] pairs;
  private final List<List<Integer>> groups;
  private final int inputs;

  /**
   * A design.
   *
   * @param pairs how many pairs of points, positive; powers of two are spread best
   * @param groups the inputs of each group, numbered from 0; every input is in one group
   * @param source from which the design is drawn
   */
  public SaltelliDesign(int pairs, List<List<Integer>> groups, RandomSource source) {
    this.groups = groups.stream().map(List::copyOf).toList();
    List<Integer> all = new ArrayList<>(this.groups.stream().flatMap(List::stream).toList());
    inputs = all.size();
    for (int input = 0; input < inputs; input++) {
      if (!all.remove((Integer) input)) {
        throw new IllegalArgumentException("input " + input + " is in no group of " + groups);
      }
    }
    if (inputs > MOST_INPUTS) {
      throw new IllegalArgumentException(inputs + " inputs; at most " + MOST_INPUTS);
    }
    this.pairs = Design.SOBOL.points(pairs, 2 * inputs, source);
  }

  /** How many pairs there are. */
  public int pairs() {
    return pairs.length;
  }

  /**
   * The points that belong to a pair: A, B, and for each group A with the group's inputs of B.
   *
   * @param pair from 0
   * @return one row for each point, each input in [0, 1)
   */
  public double[][] points(int pair) {
    double[][] points = new double[2 + groups.size()][inputs];
    for (int input = 0; input < inputs; input++) {
      for (double[] point : points) {
        point[input] = pairs[pair][input];
      }
      points[1][input] = pairs[pair][inputs + input];
    }
    for (int group = 0; group < groups.size(); group++) {
      for (int input : groups.get(group)) {
        points[2 + group][input] = points[1][input];
      }
    }
    return points;
  }
}
