package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.engine.statistics.ScalabilityFit;
import dev.contend.engine.statistics.ScalabilityModel;
import dev.contend.reports.table.Numbers;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.workloads.hardware.HardwareMetrics;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The laws of scalability, fitted to one curve of throughput over workers: operations a second
 * where the workload counts them, else runs of the whole program a second, if the curve has a
 * speedup.
 *
 * @param curve the points
 * @param amdahl Amdahl's law
 * @param usl the universal scalability law
 * @param intervals whether the fitted numbers have intervals
 */
record CurveFit(Curve curve, ScalabilityFit amdahl, ScalabilityFit usl, boolean intervals) {
  /** A law that is further off somewhere does not describe a curve. Assumed. */
  private static final double DESCRIBES = 0.1;

  /** The curves of a result that are long enough, and whose throughput is known. */
  static List<CurveFit> of(ExperimentResult result) {
    List<CurveFit> fits = new ArrayList<>();
    DerivedMetrics derived = new DerivedMetrics(result);
    for (Curve curve : Curve.of(result.scenario())) {
      if (curve.axis().equals(Curve.WORKERS) && isLongEnough(curve)) {
        throughput(result, derived, curve).ifPresent(rows -> fits.add(of(result, curve, rows)));
      }
    }
    return fits;
  }

  private static boolean isLongEnough(Curve curve) {
    long distinct = curve.points().stream().map(PointSpec::workers).distinct().count();
    return distinct >= ScalabilityFit.FEWEST_POINTS && distinct == curve.points().size();
  }

  private static CurveFit of(ExperimentResult result, Curve curve, double[][] throughput) {
    int[] workers = curve.points().stream().mapToInt(PointSpec::workers).toArray();
    return new CurveFit(
        curve,
        ScalabilityFit.of(ScalabilityModel.AMDAHL, workers, throughput),
        ScalabilityFit.of(ScalabilityModel.USL, workers, throughput),
        result.hasIntervals());
  }

  /** For each replication the throughput of each point. */
  private static Optional<double[][]> throughput(
      ExperimentResult result, DerivedMetrics derived, Curve curve) {
    double[][] rows = new double[result.replications()][curve.points().size()];
    for (int i = 0; i < curve.points().size(); i++) {
      int point = result.scenario().points().indexOf(curve.points().get(i));
      List<RunResult> runs = result.runs().get(point);
      boolean isCounted =
          runs.stream().allMatch(run -> run.metrics().has(HardwareMetrics.THROUGHPUT));
      if (!isCounted && !derived.of(point).containsKey(DerivedMetrics.SPEEDUP)) {
        return Optional.empty();
      }
      Metric metric = isCounted ? HardwareMetrics.THROUGHPUT : RunMetrics.TIME;
      for (int r = 0; r < rows.length; r++) {
        double value = runs.get(r).metrics().value(metric);
        if (!(value > 0)) {
          return Optional.empty();
        }
        rows[r][i] = isCounted ? value : 1 / value;
      }
    }
    return Optional.of(rows);
  }

  /** Both laws. */
  List<ScalabilityFit> laws() {
    return List.of(amdahl, usl);
  }

  /** What the fits say of the curve, in a sentence. */
  String sentence() {
    ScalabilityFit law = usl.peak().isPresent() ? usl : amdahl;
    String begin = curve.label() + ": ";
    if (law.largestMisfit() > DESCRIBES) {
      return begin
          + "neither Amdahl's law nor the USL describes the curve; they are off by up to "
          + percent(amdahl.largestMisfit())
          + " and "
          + percent(usl.largestMisfit())
          + ".";
    }
    StringBuilder text = new StringBuilder(begin);
    text.append(law == usl ? "follows the USL within " : "follows Amdahl's law within ")
        .append(percent(law.largestMisfit()))
        .append(", sigma ")
        .append(estimate(law.sigma()));
    if (law == usl) {
      text.append(", kappa ").append(estimate(law.kappa()));
    }
    boolean gains = law.limit().map(knee -> knee.mean() > 1).orElse(true);
    if (!gains) {
      return text.append("; more workers add nothing.").toString();
    }
    law.peak().ifPresent(peak -> text.append("; most throughput with ").append(workers(law, peak)));
    law.limit().ifPresent(knee -> text.append("; the knee is at ").append(workers(law, knee)));
    return text.append('.').toString();
  }

  private String workers(ScalabilityFit law, MeanEstimate count) {
    return estimate(count)
        + " workers"
        + (law.isExtrapolated(count.mean()) ? ", extrapolated" : "");
  }

  private String estimate(MeanEstimate value) {
    String text = Numbers.rough(value.mean());
    return intervals
        ? text + " (" + Numbers.rough(value.low()) + ".." + Numbers.rough(value.high()) + ")"
        : text;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
