package dev.contend.engine.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * A law of scalability fitted to a curve, with the intervals of its parameters.
 *
 * <p>The curve is the mean over the replications; intervals come from leaving out one replication
 * after the other. They say how well the fitted numbers are known, not how well the law describes
 * the curve: that is {@link #largestMisfit}.
 */
public final class ScalabilityFit {
  /** The fewest numbers of workers to which a law is fitted. */
  public static final int FEWEST_POINTS = 5;

  /** What is smaller comes from rounding, not from the curve. */
  private static final double NOTHING = 1e-12;

  private final ScalabilityModel model;
  private final int[] workers;
  private final double[] mean;
  private final ScalabilityCurve curve;
  private final Optional<Jackknife<ScalabilityCurve>> jackknife;

  private ScalabilityFit(ScalabilityModel model, int[] workers, double[][] throughput) {
    this.model = model;
    this.workers = workers.clone();
    mean = means(throughput);
    if (throughput.length > 1) {
      Jackknife<ScalabilityCurve> jack =
          new Jackknife<>(throughput, rows -> model.fit(workers, means(rows)));
      jackknife = Optional.of(jack);
      curve = jack.whole();
    } else {
      jackknife = Optional.empty();
      curve = model.fit(workers, mean);
    }
  }

  /**
   * Fits a law.
   *
   * @param workers distinct numbers, {@value #FEWEST_POINTS} or more
   * @param throughput for each replication the positive throughput of each number of workers
   */
  public static ScalabilityFit of(ScalabilityModel model, int[] workers, double[][] throughput) {
    if (Arrays.stream(workers).distinct().count() < FEWEST_POINTS
        || Arrays.stream(workers).distinct().count() < workers.length) {
      throw new IllegalArgumentException(
          "workers are "
              + Arrays.toString(workers)
              + "; a fit needs "
              + FEWEST_POINTS
              + " distinct numbers");
    }
    for (double[] row : throughput) {
      if (row.length != workers.length || !Arrays.stream(row).allMatch(each -> each > 0)) {
        throw new IllegalArgumentException(
            "throughput is "
                + Arrays.toString(row)
                + "; must be positive, one for each of "
                + workers.length
                + " numbers of workers");
      }
    }
    return new ScalabilityFit(model, workers, throughput);
  }

  private static double[] means(double[][] rows) {
    double[] means = new double[rows[0].length];
    for (int i = 0; i < means.length; i++) {
      for (double[] row : rows) {
        means[i] += row[i] / rows.length;
      }
    }
    return means;
  }

  /** The law. */
  public ScalabilityModel model() {
    return model;
  }

  /** The curve of least relative error. */
  public ScalabilityCurve curve() {
    return curve;
  }

  /** Throughput of one worker, as the law has it. */
  public MeanEstimate lambda() {
    return estimate(ScalabilityCurve::lambda);
  }

  /** Contention. */
  public MeanEstimate sigma() {
    return estimate(ScalabilityCurve::sigma);
  }

  /** Coherence; 0 in Amdahl's law. */
  public MeanEstimate kappa() {
    return estimate(ScalabilityCurve::kappa);
  }

  /** The number of workers with the most throughput, if the law has one and it is known. */
  public Optional<MeanEstimate> peak() {
    return ofPositive(kappa().low() > NOTHING, ScalabilityCurve::hasPeak, ScalabilityCurve::peak);
  }

  /**
   * The most that speedup can be, if that is known. With so many workers the ideal line meets it:
   * the knee.
   */
  public Optional<MeanEstimate> limit() {
    MeanEstimate decisive = model == ScalabilityModel.AMDAHL ? sigma() : kappa();
    return ofPositive(
        decisive.low() > NOTHING, ScalabilityCurve::isBounded, ScalabilityCurve::limit);
  }

  /** Whether a number of workers lies outside those that were run. */
  public boolean isExtrapolated(double count) {
    return count < Arrays.stream(workers).min().orElseThrow()
        || count > Arrays.stream(workers).max().orElseThrow();
  }

  /** The largest distance of the mean curve from the law, as a share of the law. */
  public double largestMisfit() {
    double largest = 0;
    for (int i = 0; i < workers.length; i++) {
      largest = Math.max(largest, Math.abs(mean[i] / curve.throughput(workers[i]) - 1));
    }
    return largest;
  }

  private Optional<MeanEstimate> ofPositive(
      boolean isKnown,
      Predicate<ScalabilityCurve> exists,
      ToDoubleFunction<ScalabilityCurve> number) {
    if (!isKnown || !jackknife.map(jack -> jack.always(exists)).orElse(exists.test(curve))) {
      return Optional.empty();
    }
    return Optional.of(
        jackknife.map(jack -> jack.ofPositive(number)).orElse(exact(number.applyAsDouble(curve))));
  }

  private MeanEstimate estimate(ToDoubleFunction<ScalabilityCurve> number) {
    return jackknife.map(jack -> jack.estimate(number)).orElse(exact(number.applyAsDouble(curve)));
  }

  private static MeanEstimate exact(double value) {
    return new MeanEstimate(value, value, value, 1);
  }
}
