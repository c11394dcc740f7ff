package dev.contend.scenarios.yaml;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * Quantities as a scenario writes them, a number and a unit: {@code 5 ms}, {@code 64KiB}, {@code
 * 1200/s}.
 *
 * <p>Reading is exact, and {@link #format(long, Dimension)} gives a text that reads back as the
 * same number.
 */
public final class Units {
  private static final int LONGEST = 100;

  private Units() {}

  /** The quantity that the text states, or what is wrong with it. */
  public static Reading<Quantity> read(String text, Dimension dimension) {
    String trimmed = text.strip();
    Optional<Reading<Quantity>> grouped = Numbers.groupedDigits(trimmed);
    if (grouped.isPresent()) {
      return grouped.get();
    }
    Matcher number = Numbers.NUMBER.matcher(trimmed);
    if (trimmed.length() > LONGEST || !number.lookingAt()) {
      return Reading.wrong(
          Excerpt.quoted(text) + " is not a " + dimension.noun(), example(dimension));
    }
    String unit = trimmed.substring(number.end()).strip();
    return withUnit(trimmed, number.group(), unit, dimension);
  }

  /** A regular expression for the quantities of a dimension, units in every spelling. */
  public static String pattern(Dimension dimension) {
    String units =
        dimension.unitNames().stream()
            .map(name -> name.equals("us") ? "[u\\u00b5\\u03bc]s" : name)
            .map(name -> name.equals("cycles") ? "cycles?" : name)
            .collect(Collectors.joining("|"));
    return "(?:" + Numbers.NUMBER.pattern() + ")\\s*(?:" + units + ")";
  }

  private static Reading<Quantity> withUnit(
      String text, String number, String unit, Dimension dimension) {
    if (unit.isEmpty()) {
      return Reading.wrong(
          Excerpt.quoted(text) + " has no unit",
          "write a " + dimension.noun() + " as '" + joined(number, dimension.usualUnit()) + "'");
    }
    Optional<Dimension.Unit> known = dimension.unit(canonical(unit));
    if (known.isPresent()) {
      BigDecimal amount = new BigDecimal(number).multiply(known.get().numerator());
      return Reading.of(new Quantity(dimension, amount, known.get().denominator(), text));
    }
    for (Dimension other : Dimension.values()) {
      if (other.unit(canonical(unit)).isPresent()) {
        return Reading.wrong(
            Excerpt.quoted(text) + " is a " + other.noun() + ", not a " + dimension.noun(),
            example(dimension));
      }
    }
    return Reading.wrong(
        Excerpt.quoted(text) + " has the unknown unit " + Excerpt.quoted(unit),
        UnitWords.advice(number, unit, dimension.unitNames()));
  }

  /** Both Unicode letters for micro, the singular cycle. */
  static String canonical(String unit) {
    String ascii = unit.replace('\u00b5', 'u').replace('\u03bc', 'u');
    return ascii.equals("cycle") ? "cycles" : ascii;
  }

  private static String example(Dimension dimension) {
    return "write a " + dimension.noun() + " as '" + dimension.example() + "'";
  }

  /** A whole number of base units, in the unit that makes the text shortest. */
  public static String format(long baseUnits, Dimension dimension) {
    return format(BigDecimal.valueOf(baseUnits), dimension);
  }

  /** A number of base units, in the unit that makes the text shortest. */
  public static String format(double baseUnits, Dimension dimension) {
    return format(Numbers.shortest(baseUnits), dimension);
  }

  private static String format(BigDecimal baseUnits, Dimension dimension) {
    String best = "";
    for (Dimension.Unit unit : dimension.units()) {
      boolean below = baseUnits.multiply(unit.denominator()).abs().compareTo(unit.numerator()) < 0;
      Optional<String> text = below && !best.isEmpty() ? Optional.empty() : inUnit(baseUnits, unit);
      if (text.isPresent() && (best.isEmpty() || cost(text.get()) <= cost(best))) {
        best = text.get();
      }
    }
    return best;
  }

  /** Short is good, and a point costs a letter more. */
  private static int cost(String text) {
    return text.length() + (text.contains(".") ? 1 : 0);
  }

  private static Optional<String> inUnit(BigDecimal baseUnits, Dimension.Unit unit) {
    try {
      BigDecimal amount = baseUnits.multiply(unit.denominator()).divide(unit.numerator());
      return Optional.of(joined(Numbers.plain(amount), unit.name()));
    } catch (ArithmeticException exception) {
      // A third of an hour: no decimal says it.
      return Optional.empty();
    }
  }

  private static String joined(String number, String unit) {
    return number + (unit.startsWith("/") ? "" : " ") + unit;
  }
}
