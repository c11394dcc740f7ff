package dev.contend.scenarios.spec;

/**
 * What is to be served.
 *
 * @param isRate whether it is requests a second that arrive by themselves, or else a population
 * @param today the rate or the population now
 * @param growth by which share it grows in a year, 0 for none
 * @param years after which the choice must still do
 */
public record Demand(boolean isRate, double today, double growth, double years) {
  /** The rate or population that is planned for. */
  public double planned() {
    return today * StrictMath.pow(1 + growth, years);
  }
}
