package dev.contend.engine.statistics;

/**
 * Whether an open system keeps up with its arrivals, as far as a run of some length can tell. It is
 * asked before any figure of the steady state is stated.
 *
 * <p>A queue that is just saturated drifts as a random walk: after n arrivals its backlog is of the
 * size of sqrt(c^2 n), where c^2 is the index of dispersion of arrivals and that of services
 * together: 1 and 1, if both vary like exponential times. More than twice that, and more than two
 * in a hundred arrivals, is growth. A queue that is stable forgets its state in about 4 L^2 / c^2
 * arrivals (c^2 above 2 taken for L / 4 at most), L being the mean number present: reflected
 * Brownian motion with the drift -m and the variance c^2 of an arrival has the mean c^2 / 2 m and
 * forgets in c^2 / m^2. A run that is not many times as long has figures that say more of the run
 * than of the system.
 *
 * <p>Source: the relaxation time of M/M/1 in heavy traffic, 2 rho / (1 - rho)^2 arrivals; Abate and
 * Whitt, "Transient behavior of the M/M/1 queue: starting at the origin", Queueing Systems 2, 1987;
 * for other arrivals Kingman's limit of heavy traffic, by which such queues are that motion.
 * Departures: services are taken to vary like exponential times; the share, the factor two and the
 * number of relaxation times are assumed; with several servers L counts those in service too, so
 * that the verdict errs towards near saturation.
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

  /**
   * A queue that is not at least so many times as long as c^2 does not outlast the bursts, and
   * forgets them in more arrivals than Brownian motion would, up to those of Poisson arrivals.
   * Assumed from StabilityOfBurstsTest: at L = 2 c^2 it took 1.9 times as many.
   */
  private static final double OUTLASTS = 4;

  /** The index of dispersion of services, which nobody tells. Assumed: exponential times. */
  private static final double OF_SERVICES = 1;

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
   * The verdict of a run with Poisson arrivals.
   *
   * @param arrivals how many came
   * @param growth by how many those present became more meanwhile; may be negative
   * @param meanPresent mean number present
   */
  public static Stability of(long arrivals, long growth, double meanPresent) {
    return of(arrivals, growth, meanPresent, 1);
  }

  /**
   * The verdict of a run.
   *
   * @param dispersion of the arrivals: the variance of how many come in a long time over its mean;
   *     0 or more, 1 for a Poisson process
   */
  public static Stability of(long arrivals, long growth, double meanPresent, double dispersion) {
    double variance = dispersion + OF_SERVICES;
    boolean grows = growth > GROWTH * arrivals;
    if (grows && growth > DEVIATIONS * StrictMath.sqrt(variance * arrivals)) {
      return UNSTABLE;
    }
    boolean isShort = RELAXATIONS * forgetsIn(meanPresent, dispersion) > arrivals;
    return grows || isShort ? NEAR_SATURATION : STABLE;
  }

  /** In how many arrivals a queue forgets its state. */
  public static double forgetsIn(double meanPresent, double dispersion) {
    double outlasted = Math.max(1 + OF_SERVICES, meanPresent / OUTLASTS);
    double variance = Math.min(dispersion + OF_SERVICES, outlasted);
    return 4 * meanPresent * meanPresent / variance;
  }
}
