package dev.contend.scenarios.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What machines cost, at a date.
 *
 * @param name of the list
 * @param currency as in answers: USD
 * @param date when the prices held, as 2026-11-30
 * @param perHour a machine's price an hour by its name, above 0
 */
public record Prices(String name, String currency, String date, Map<String, Price> perHour) {
  public Prices {
    perHour = Collections.unmodifiableMap(new LinkedHashMap<>(perHour));
  }

  /**
   * A price.
   *
   * @param amount in the list's currency
   * @param source where it is from, or why it is assumed
   * @param isAssumed whether nobody has looked it up
   */
  public record Price(double amount, String source, boolean isAssumed) {}

  /** How much of a machine is paid for. */
  public enum Charge {
    /** All of it, however much of it is used. */
    MACHINE,
    /** The CPUs of the container as a share of its hardware threads. */
    CPUS
  }
}
