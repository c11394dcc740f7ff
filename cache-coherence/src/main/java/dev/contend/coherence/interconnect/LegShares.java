package dev.contend.coherence.interconnect;

import java.util.Optional;

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
    Optional<String> wrong = problem(request, snoop, data, completion);
    if (wrong.isPresent()) {
      throw new IllegalArgumentException(wrong.get());
    }
  }

  /** What is wrong with four shares; empty if nothing is. */
  public static Optional<String> problem(
      double request, double snoop, double data, double completion) {
    if (!(Math.abs(request + snoop + data - 1) <= 1e-9)) {
      return Optional.of(
          "request, snoop and data make " + (request + snoop + data) + "; must make 1");
    }
    return request >= 0 && snoop >= 0 && data >= 0 && completion >= 0
        ? Optional.empty()
        : Optional.of("a leg's share must not be negative");
  }
}
