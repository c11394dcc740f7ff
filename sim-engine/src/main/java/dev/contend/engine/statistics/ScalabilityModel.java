package dev.contend.engine.statistics;

import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/** Laws of how throughput depends on the number of workers. */
public enum ScalabilityModel {
  /**
   * Amdahl's law: a share of the work is done by one worker at a time.
   *
   * <p>Source: Amdahl, "Validity of the single processor approach to achieving large scale
   * computing capabilities", AFIPS 1967.
   */
  AMDAHL("amdahl", 2),

  /**
   * The universal scalability law: beside that, each two workers cost something, so that throughput
   * has a peak.
   *
   * <p>Source: Gunther, "Guerrilla Capacity Planning", Springer 2007, chapters 4 and 6.
   */
  USL("usl", 3);

  private final String label;
  private final int parameters;

  ScalabilityModel(String label, int parameters) {
    this.label = label;
    this.parameters = parameters;
  }

  /** The name in tables. */
  public String label() {
    return label;
  }

  /** How many numbers are fitted. */
  public int parameters() {
    return parameters;
  }

  /**
   * The curve of least relative error. With N workers the law is
   *
   * <p>N / X(N) = (1 + sigma (N - 1) + kappa N (N - 1)) / lambda,
   *
   * <p>linear in 1 / lambda, sigma / lambda and kappa / lambda; what is made least is the sum of
   * the squares of X(N) over that of the law, less 1. Nothing keeps a parameter above 0: a negative
   * sigma is a curve above the ideal line.
   *
   * @param workers distinct numbers, more than there are parameters
   * @param throughput of each, positive
   */
  ScalabilityCurve fit(int[] workers, double[] throughput) {
    double[] ones = new double[workers.length];
    double[][] terms = new double[workers.length][parameters];
    for (int i = 0; i < workers.length; i++) {
      ones[i] = 1;
      double each = throughput[i] / workers[i];
      terms[i][0] = each;
      terms[i][1] = each * (workers[i] - 1);
      if (this == USL) {
        terms[i][2] = throughput[i] * (workers[i] - 1.0);
      }
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.setNoIntercept(true);
    regression.newSampleData(ones, terms);
    double[] found = regression.estimateRegressionParameters();
    return new ScalabilityCurve(
        1 / found[0], found[1] / found[0], this == USL ? found[2] / found[0] : 0);
  }
}
