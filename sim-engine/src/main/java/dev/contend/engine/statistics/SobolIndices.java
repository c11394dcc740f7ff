package dev.contend.engine.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which share of the variance of a function comes from which group of its inputs, from its values
 * at the points of several independent {@link SaltelliDesign}s.
 *
 * <p>The first-order index of a group is the share that its inputs explain alone, the total index
 * the share that remains while all others are held: alone and together with others.
 *
 * <p>A value may be disturbed by chance, as that of a simulation: then there are several
 * replications of each, of which replication r is disturbed alike at all points of a pair. Products
 * are taken of different replications only. What chance adds to a difference then has mean 0 in
 * them, where it would add its own variance to a square; so an input that does nothing has indices
 * about 0 and not above.
 *
 * <p>Source: first order by Saltelli et al., Computer Physics Communications 181(2), 2010, table 2
 * (b); total by Jansen, "Analysis of variance designs for model output", Computer Physics
 * Communications 117(1-2), 1999; both with products of replications in place of squares. The mean
 * that is taken off is that of the other designs, so that it is independent of what it is taken
 * from. Intervals are by the jackknife over the designs.
 */
public final class SobolIndices {
  /** Fewer designs than this give no interval worth its name. */
  public static final int FEWEST_DESIGNS = 4;

  private final int groups;
  private final List<List<double[][]>> designs = new ArrayList<>();

  /**
   * Indices.
   *
   * @param groups how many groups of inputs there are
   * @param designs how many designs, {@link #FEWEST_DESIGNS} or more
   */
  public SobolIndices(int groups, int designs) {
    if (designs < FEWEST_DESIGNS) {
      throw new IllegalArgumentException(
          designs + " designs; must be " + FEWEST_DESIGNS + " or more");
    }
    this.groups = groups;
    for (int i = 0; i < designs; i++) {
      this.designs.add(new ArrayList<>());
    }
  }

  /**
   * The shares of a group.
   *
   * @param first what its inputs explain alone
   * @param total what is left if all others are held
   */
  public record Index(MeanEstimate first, MeanEstimate total) {}

  /**
   * The values at the points of a pair.
   *
   * @param design from 0
   * @param values of each point, in the design's order, one for each replication
   */
  public void add(int design, double[][] values) {
    if (values.length != groups + 2) {
      throw new IllegalArgumentException(values.length + " points for " + groups + " groups");
    }
    designs.get(design).add(Arrays.stream(values).map(double[]::clone).toArray(double[][]::new));
  }

  /**
   * The indices of each group; empty if a design has no values, or if the variance is not told from
   * 0.
   */
  public Optional<List<Index>> indices() {
    if (designs.stream().anyMatch(List::isEmpty)) {
      return Optional.empty();
    }
    double[][] moments = new double[designs.size()][];
    for (int design = 0; design < moments.length; design++) {
      moments[design] = moments(designs.get(design), meanOfOthers(design));
    }
    Jackknife<double[]> shares = new Jackknife<>(moments, SobolIndices::sums);
    if (!shares.always(sums -> sums[0] > 0) || !isVarianceKnown(moments)) {
      return Optional.empty();
    }
    List<Index> indices = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      int at = 1 + 2 * group;
      indices.add(
          new Index(
              shares.estimate(sums -> sums[at] / sums[0]),
              shares.estimate(sums -> sums[at + 1] / sums[0])));
    }
    return Optional.of(indices);
  }

  /** Without replications that disagree a variance above 0 is one; else it must show. */
  private static boolean isVarianceKnown(double[][] moments) {
    return MeanEstimate.of(Arrays.stream(moments).mapToDouble(each -> each[0]).toArray()).low() > 0;
  }

  private double meanOfOthers(int design) {
    double sum = 0;
    long values = 0;
    for (int other = 0; other < designs.size(); other++) {
      for (double[][] pair : other == design ? List.<double[][]>of() : designs.get(other)) {
        sum += Arrays.stream(pair[0]).sum() + Arrays.stream(pair[1]).sum();
        values += pair[0].length + pair[1].length;
      }
    }
    return sum / values;
  }

  /** The variance, then for each group what it explains alone and what remains of it. */
  private double[] moments(List<double[][]> pairs, double mean) {
    double[] moments = new double[1 + 2 * groups];
    for (double[][] pair : pairs) {
      double[] a = less(pair[0], mean);
      double[] b = less(pair[1], mean);
      moments[0] += (product(a, a) + product(b, b)) / 2 / pairs.size();
      for (int group = 0; group < groups; group++) {
        double[] moved = less(pair[2 + group], pair[0]);
        moments[1 + 2 * group] += product(b, moved) / pairs.size();
        moments[2 + 2 * group] += product(moved, moved) / 2 / pairs.size();
      }
    }
    return moments;
  }

  private static double[] sums(double[][] moments) {
    double[] sums = new double[moments[0].length];
    for (double[] each : moments) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += each[i];
      }
    }
    return sums;
  }

  private static double[] less(double[] values, double mean) {
    return Arrays.stream(values).map(value -> value - mean).toArray();
  }

  private static double[] less(double[] values, double[] others) {
    double[] differences = values.clone();
    for (int i = 0; i < differences.length; i++) {
      differences[i] -= others[i];
    }
    return differences;
  }

  /** The mean product of different replications; of one replication, which is exact, its own. */
  private static double product(double[] one, double[] other) {
    double sum = 0;
    double alike = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i];
      alike += one[i] * other[i];
    }
    int n = one.length;
    return n == 1 ? alike : (sum * Arrays.stream(other).sum() - alike) / n / (n - 1);
  }
}
