package dev.contend.engine.settings;

/**
 * A setting that a member of an open family understands.
 *
 * @param name kebab-case, as in a scenario file
 * @param kind what the number counts or measures
 * @param defaultValue in the kind's unit
 * @param minimum smallest value allowed
 * @param maximum largest value allowed
 * @param help what it means, in one sentence
 */
public record Parameter(
    String name, Kind kind, double defaultValue, double minimum, double maximum, String help) {

  public Parameter {
    if (!(minimum <= defaultValue && defaultValue <= maximum)) {
      throw new IllegalArgumentException(
          name + ": default " + defaultValue + " is not between " + minimum + " and " + maximum);
    }
  }

  /** What a parameter's number means. */
  public enum Kind {
    /** A whole number without unit. */
    COUNT("a whole number"),
    /** A number without unit. */
    RATIO("a number"),
    /** Picoseconds; written with a unit, as {@code 5 ms}. */
    DURATION_PS("a duration with unit, as '5 ms'"),
    /** Bytes; written with a unit, as {@code 64 KiB}. */
    BYTES("a size with unit, as '64 KiB'");

    private final String expected;

    Kind(String expected) {
      this.expected = expected;
    }

    /** What to write, for messages. */
    public String expected() {
      return expected;
    }
  }
}
