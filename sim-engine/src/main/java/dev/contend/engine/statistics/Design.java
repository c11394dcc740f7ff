package dev.contend.engine.statistics;

import dev.contend.engine.random.RandomSource;
import umontreal.ssj.hups.LMScrambleShift;
import umontreal.ssj.hups.LatinHypercube;
import umontreal.ssj.hups.PointSet;
import umontreal.ssj.hups.PointSetIterator;
import umontreal.ssj.hups.SobolSequence;

/**
 * How points are spread over several axes at once, where a grid of all combinations would be too
 * many: each axis of a point is a number in [0, 1).
 *
 * <p>Source: SSJ 3.3.2, package {@code umontreal.ssj.hups}; L'Ecuyer, "Randomized quasi-Monte
 * Carlo: an introduction for practitioners", Monte Carlo and Quasi-Monte Carlo Methods 2016,
 * Springer 2018.
 */
public enum Design {
  /**
   * The first points of a Sobol sequence, scrambled: of 2<sup>k</sup> points each axis has one in
   * each of 2<sup>k</sup> equal parts, and so, more coarsely, has each pair of axes.
   *
   * <p>Source: Sobol', USSR Computational Mathematics and Mathematical Physics 7(4), 1967, with the
   * direction numbers of SSJ; scrambled by a random left matrix and a digital shift: Matousek, "On
   * the L2-discrepancy for anchored boxes", Journal of Complexity 14(4), 1998. Without scrambling
   * the first point is the origin whatever the seed.
   */
  SOBOL {
    @Override
    PointSet set(int points, int axes, Draws draws) {
      SobolSequence sequence = new SobolSequence(points, axes);
      new LMScrambleShift(draws).randomize(sequence);
      return sequence;
    }
  },
  /**
   * A Latin hypercube: of n points each axis has one in each of n equal parts, at a place drawn
   * within it; which parts meet is drawn.
   *
   * <p>Source: McKay, Beckman and Conover, "A comparison of three methods for selecting values of
   * input variables in the analysis of output from a computer code", Technometrics 21(2), 1979.
   */
  LATIN_HYPERCUBE {
    @Override
    PointSet set(int points, int axes, Draws draws) {
      LatinHypercube cube = new LatinHypercube(points, axes);
      cube.randomize(draws);
      return cube;
    }
  };

  abstract PointSet set(int points, int axes, Draws draws);

  /**
   * The points, one row for each.
   *
   * @param points how many, positive
   * @param axes how many numbers a point has, positive
   * @param source from which the design is drawn
   */
  public double[][] points(int points, int axes, RandomSource source) {
    if (points < 1 || axes < 1) {
      throw new IllegalArgumentException(
          points + " points of " + axes + " axes; both must be positive");
    }
    PointSetIterator each = set(points, axes, new Draws(source)).iterator();
    double[][] rows = new double[points][axes];
    for (double[] row : rows) {
      each.nextPoint(row, axes);
    }
    return rows;
  }
}
