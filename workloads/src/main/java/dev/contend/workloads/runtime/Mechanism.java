package dev.contend.workloads.runtime;

/**
 * A mechanism of a runtime in words for users: what {@code contend explain} prints. It is declared
 * by the class that models the mechanism.
 *
 * @param name in the field's words
 * @param rule what happens, in plain sentences
 * @param source where it was read
 * @param departures what the model leaves out or does otherwise; empty if nothing is known
 */
public record Mechanism(String name, String rule, String source, String departures) {
  public Mechanism {
    if (!rule.endsWith(".") || source.endsWith(".") || departures.endsWith(".")) {
      throw new IllegalArgumentException(
          name + ": the rule ends with a full stop, source and departures get theirs when printed");
    }
  }
}
