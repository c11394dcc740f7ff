package dev.contend.reports.finding;

import java.util.List;
import java.util.Optional;

/**
 * The load at which a service is used best: beyond it latency grows faster than throughput.
 *
 * <p>Source: the power of Kleinrock, "Power and deterministic rules of thumb for probabilistic
 * problems in computer communications", ICC 1979: throughput over response time, whose maximum is
 * the knee of the curve.
 */
public final class Knee {
  private Knee() {}

  /**
   * What a service did under a load.
   *
   * @param load offered, requests a second
   * @param throughput answered, requests a second
   * @param latency of an answer, in any unit of time
   */
  public record Observation(double load, double throughput, double latency) {
    double power() {
      return throughput / latency;
    }
  }

  /** The load with the most power; none if there are no observations with a latency above 0. */
  public static Optional<Observation> of(List<Observation> observations) {
    Observation best = null;
    for (Observation each : observations) {
      if (each.latency() > 0 && (best == null || each.power() > best.power())) {
        best = each;
      }
    }
    return Optional.ofNullable(best);
  }
}
