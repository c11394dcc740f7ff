package dev.contend.engine.statistics;

/**
 * Whether an open system keeps up with its arrivals, as far as a run of some length can tell. It is
 * asked before any figure of the steady state is stated.
 *
 * <p>A queue that is just saturated drifts as a random walk: after n arrivals its backlog is of the
 * size of sqrt(2 n), if arrivals and services vary like exponential times. More than twice that,
 * and more than two in a hundred arrivals, is growth. A queue that is stable forgets its state in
 * about 2 L^2 arrivals, L being the mean number present; a run that is not many times as long has
 * figures that say more of the run than of the system.
 *
 * <p>Source: the relaxation time of M/M/1 in heavy traffic, 2 rho / (1 - rho)^2 arrivals; Abate and
 * Whitt, "Transient behavior of the M/M/1 queue: starting at the origin", Queueing Systems 2, 1987.
 * Departures: the share, the factor two and the number of relaxation times are assumed; with
 * several servers L counts those in service too, so that the verdict errs towards near saturation.
 */
public enum Stability {
  /** The steady state is reached, and the run is long against what it forgets in. */
  STABLE(0, "stable"),
  /** It may keep up, but the run is short for a load so high: its figures vary widely. */
  NEAR_SATURATION(1, "near saturation"),
  /** The backlog grows: there is no steady state. */
  UNSTABLE(2, "unstable");

  private static final double GROWTH = 0.02;
  private static final double DEVIATIONS = 2;
  private static final double RELAXATIONS = 10;

  private final int code;
  private final String label;

  Stability(int code, String label) {
    this.code = code;
    this.label = label;
  }

  /** The number in tables, 0 for stable. */
  public int code() {
    return code;
  }

  /** The verdict with a number in tables. */
  public static Stability ofCode(double code) {
    return code >= UNSTABLE.code
        ? UNSTABLE
        : code >= NEAR_SATURATION.code ? NEAR_SATURATION : STABLE;
  }

  /** The name in sentences. */
  public String label() {
    return label;
  }

  /**
   * The verdict of a run.
   *
   * @param arrivals how many came
   * @param growth by how many those present became more meanwhile; may be negative
   * @param meanPresent mean number present
   */
  public static Stability of(long arrivals, long growth, double meanPresent) {
    boolean grows = growth > GROWTH * arrivals;
    if (grows && growth > DEVIATIONS * StrictMath.sqrt(2.0 * arrivals)) {
      return UNSTABLE;
    }
    boolean isShort = RELAXATIONS * 2 * meanPresent * meanPresent > arrivals;
    return grows || isShort ? NEAR_SATURATION : STABLE;
  }
}
