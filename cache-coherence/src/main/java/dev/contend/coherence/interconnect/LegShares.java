package dev.contend.coherence.interconnect;

/**
 * How the one-way time of a handoff divides into its legs, as shares of it.
 *
 * @param request from the requester to the home
 * @param snoop from the home to the owner
 * @param data from the owner to the requester; the three make 1
 * @param completion from the arrival of the data until the home serves the next request, on top
 */
public record LegShares(double request, double snoop, double data, double completion) {
  /**
   * A division of 25, 15 and 60 %, with 6 % until the home is free.
   *
   * <p>Source: rounded from a prototype whose legs were fitted to three published costs of
   * contended counting on one desktop part; assumed for all others.
   */
  public static final LegShares DEFAULT = new LegShares(0.25, 0.15, 0.60, 0.06);

  public LegShares {
    if (Math.abs(request + snoop + data - 1) > 1e-9) {
      throw new IllegalArgumentException(
          "request, snoop and data make " + (request + snoop + data) + "; must make 1");
    }
    if (!(request >= 0 && snoop >= 0 && data >= 0 && completion >= 0)) {
      throw new IllegalArgumentException("a leg's share must not be negative");
    }
  }
}
