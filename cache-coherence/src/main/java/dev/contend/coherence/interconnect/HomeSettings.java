package dev.contend.coherence.interconnect;

import java.util.stream.IntStream;

/**
 * How the home of a line serves those who queue for it.
 *
 * @param arbitration who is served next
 * @param queueInflation by which part of itself the data leg, or a far operation, takes longer for
 *     each doubling of one plus the number of requests that wait
 * @param acknowledgement what a sharer's word that its copy is gone takes to the requester, as a
 *     share of the time that data would take
 * @param invalidation who is told when a shared line is written
 * @param atomics where atomic additions on lines that others want are performed
 * @param farOperationPs time that the home is busy with a far operation
 * @param postedAdds far additions that a hardware thread may have on their way
 */
public record HomeSettings(
    Arbitration arbitration,
    double queueInflation,
    double acknowledgement,
    Invalidation invalidation,
    Atomics atomics,
    long farOperationPs,
    int postedAdds) {

  /** First come first served, no inflation, atomics in the owner's cache. */
  public static final HomeSettings PLAIN =
      new HomeSettings(Arbitration.FIFO, 0, 1, Invalidation.EXACT, Atomics.NEAR, 0, 1);

  /** How often a queue of each length has doubled: a logarithm costs as much as an event. */
  private static final double[] DOUBLINGS =
      IntStream.range(0, 512).mapToDouble(HomeSettings::doublings).toArray();

  public HomeSettings {
    if (!(queueInflation >= 0 && queueInflation <= 10)) {
      throw new IllegalArgumentException(
          "queueInflation is " + queueInflation + "; must lie between 0 and 10");
    }
    if (!(acknowledgement >= 0 && acknowledgement <= 1)) {
      throw new IllegalArgumentException(
          "acknowledgement is " + acknowledgement + "; must lie between 0 and 1");
    }
    if (farOperationPs < 0) {
      throw new IllegalArgumentException(
          "farOperationPs is " + farOperationPs + "; must not be negative");
    }
    if (postedAdds < 1) {
      throw new IllegalArgumentException("postedAdds is " + postedAdds + "; must be 1 or more");
    }
  }

  /**
   * A time that grows with the queue: retries and pressure on the interconnect.
   *
   * @param waiting requests that wait at the home
   */
  public long inflatedPs(long ps, int waiting) {
    if (queueInflation == 0 || waiting == 0) {
      return ps;
    }
    double doublings = waiting < DOUBLINGS.length ? DOUBLINGS[waiting] : doublings(waiting);
    return Math.round(ps * (1 + queueInflation * doublings));
  }

  private static double doublings(int waiting) {
    return StrictMath.log(1.0 + waiting) / StrictMath.log(2);
  }

  /** Who is served next. */
  public enum Arbitration {
    /** Who came first. */
    FIFO,
    /** Any of those who wait, with equal chances. */
    RANDOM,
    /** Who is nearest to the core that has the line; among equals who came first. */
    NEAREST
  }

  /** Who is told when a shared line is written. */
  public enum Invalidation {
    /** The sharers: the directory, or an inclusive last-level cache, knows them. */
    EXACT,
    /** Every core, since nobody knows the sharers (AMD's K10 and before). */
    BROADCAST
  }

  /** Where an atomic addition is performed whose result nobody waits for. */
  public enum Atomics {
    /** In the cache of the core, as all atomic operations: it must own the line first (x86). */
    NEAR,
    /**
     * At the home, unless the core has the line or nobody else wants it (Arm's Large System
     * Extensions on a mesh whose homes can compute). Operations with a result stay in the core's
     * cache: measured loops of compare-and-swap on such machines cost a handoff each.
     */
    FAR
  }
}
