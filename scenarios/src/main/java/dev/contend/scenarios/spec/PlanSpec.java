package dev.contend.scenarios.spec;

import java.util.List;
import java.util.Optional;

/**
 * What is to be planned, checked and complete.
 *
 * @param name as in tables
 * @param question what is asked; may be empty
 * @param scenario every choice with every number of workers as a point, at the planned demand
 * @param demand what is to be served; empty for a batch, which is to be done at the least cost
 * @param objectives what a choice must keep, at least one
 * @param prices what machines cost; one for each machine of the points
 * @param charge how much of a machine is paid for
 * @param min replications of a point before anything is decided of it
 * @param max replications of a point at most
 */
public record PlanSpec(
    String name,
    String question,
    ScenarioSpec scenario,
    Optional<Demand> demand,
    List<Objective> objectives,
    Prices prices,
    Prices.Charge charge,
    int min,
    int max) {
  public PlanSpec {
    objectives = List.copyOf(objectives);
  }

  /** What an hour of a point costs, in the currency of the prices. */
  public double costPerHour(PointSpec point) {
    Prices.Price price = prices.perHour().get(point.machine().name());
    if (price == null) {
      throw new IllegalArgumentException("no price for " + point.machine().name());
    }
    return charge == Prices.Charge.MACHINE
        ? price.amount()
        : price.amount() * cpus(point) / point.machine().processor().machine().hardwareThreads();
  }

  /** The CPUs that a point may use: its quota, or all hardware threads. */
  public static double cpus(PointSpec point) {
    int all = point.machine().processor().machine().hardwareThreads();
    return point.confinement().quota().isLimit()
        ? Math.min(all, point.confinement().quota().cpus())
        : all;
  }

  /** Whether more workers may be cheaper: if what is paid for is work, and not time. */
  public boolean paysForWork() {
    return demand.isEmpty();
  }
}
