package dev.contend.engine.settings;

import java.util.List;

/**
 * A setting that a member of an open family understands.
 *
 * @param name kebab-case, as in a scenario file
 * @param kind what the number counts or measures
 * @param defaultValue in the kind's unit
 * @param minimum smallest value allowed
 * @param maximum largest value allowed
 * @param help what it means, in one sentence
 * @param choices the words of a {@link Kind#CHOICE}, whose value is a word's index; else empty
 */
public record Parameter(
    String name,
    Kind kind,
    double defaultValue,
    double minimum,
    double maximum,
    String help,
    List<String> choices) {

  public Parameter {
    choices = List.copyOf(choices);
    if (!(minimum <= defaultValue && defaultValue <= maximum)) {
      throw new IllegalArgumentException(
          name + ": default " + defaultValue + " is not between " + minimum + " and " + maximum);
    }
    if ((kind == Kind.CHOICE) == choices.isEmpty()) {
      throw new IllegalArgumentException(name + ": a choice has words, and nothing else has");
    }
  }

  /** A setting that is a number. */
  public Parameter(
      String name, Kind kind, double defaultValue, double minimum, double maximum, String help) {
    this(name, kind, defaultValue, minimum, maximum, help, List.of());
  }

  /** A setting that is one of several words; the first is the default. */
  public static Parameter choice(String name, List<String> words, String help) {
    return new Parameter(name, Kind.CHOICE, 0, 0, words.size() - 1.0, help, words);
  }

  /** The word that a value of a {@link Kind#CHOICE} stands for. */
  public String word(double value) {
    return choices.get((int) value);
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
    BYTES("a size with unit, as '64 KiB'"),
    /** The index of a word. */
    CHOICE("one of its words");

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
