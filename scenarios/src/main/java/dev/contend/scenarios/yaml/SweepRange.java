package dev.contend.scenarios.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A range as an axis of a sweep may have it: {@code 1..8}, {@code 1..64 log2}, {@code 10..50 step
 * 10}, {@code 4..64 KiB log2}.
 *
 * <p>Both ends are values of it: a range that would jump over its end is refused, because then it
 * is not what its writer thought.
 */
final class SweepRange {
  /** What stands between the ends. */
  static final String DOTS = "..";

  private static final Pattern FORM =
      Pattern.compile("(.+?)\\s*\\.\\.\\s*(.+?)(?:\\s+(?:step\\s+(.+)|log(\\d{1,3})))?");

  /** From a picosecond to an hour are 52 doublings. */
  private static final int MOST_POWERS = 200;

  private final String text;
  private final Optional<Dimension> dimension;
  private final String unit;
  private final BigDecimal low;
  private final BigDecimal high;

  private SweepRange(
      String text, Optional<Dimension> dimension, String unit, BigDecimal low, BigDecimal high) {
    this.text = text;
    this.dimension = dimension;
    this.unit = unit;
    this.low = low;
    this.high = high;
  }

  /** A number with the unit that was written after it; empty for none. */
  private record Amount(BigDecimal number, String unit) {
    static Optional<Amount> of(String text) {
      Matcher number = Numbers.NUMBER.matcher(text);
      return number.lookingAt()
          ? Optional.of(
              new Amount(
                  new BigDecimal(number.group()),
                  Units.canonical(text.substring(number.end()).strip())))
          : Optional.empty();
    }

    Amount orIn(String other) {
      return unit.isEmpty() ? new Amount(number, other) : this;
    }
  }

  /** The values of a range as a list would have them, or what is wrong with it. */
  static Reading<List<String>> read(String text) {
    Matcher form = FORM.matcher(text.strip());
    Optional<Amount> first = form.matches() ? Amount.of(form.group(1)) : Optional.empty();
    Optional<Amount> last = first.flatMap(found -> Amount.of(form.group(2)));
    if (first.isEmpty() || last.isEmpty()) {
      return Reading.wrong(Excerpt.quoted(text) + " is not a range", advice());
    }
    // In '4..64 KiB' the unit holds for both.
    Amount low = first.get().orIn(last.get().unit());
    Amount high = last.get().orIn(low.unit());
    Optional<Amount> step =
        form.group(3) == null
            ? Optional.empty()
            : Amount.of(form.group(3)).map(found -> found.orIn(low.unit()));
    if (form.group(3) != null && step.isEmpty()) {
      return Reading.wrong(
          Excerpt.quoted(form.group(3)) + " is not a step",
          "write a number, as '" + form.group(1) + DOTS + form.group(2) + " step 2'");
    }
    List<String> units =
        Stream.concat(Stream.of(low, high), step.stream()).map(Amount::unit).distinct().toList();
    Optional<Dimension> dimension = dimension(units);
    if (dimension.isEmpty() && !units.equals(List.of(""))) {
      return Reading.wrong(
          Excerpt.quoted(text) + " has units that do not belong together: " + units,
          "write both ends in one unit, as '4..64 KiB log2'");
    }
    // The finest unit: the others are whole multiples of it.
    String finest = dimension.map(found -> finest(found, units)).orElse("");
    SweepRange range =
        new SweepRange(
            text.strip(),
            dimension,
            finest,
            in(low, finest, dimension),
            in(high, finest, dimension));
    return range.values(step.map(found -> in(found, finest, dimension)), form.group(4));
  }

  private static String advice() {
    return "write '1..8', '1..64 log2' or '10..50 step 10'";
  }

  private static Optional<Dimension> dimension(List<String> units) {
    return Stream.of(Dimension.values())
        .filter(each -> units.stream().allMatch(unit -> each.unit(unit).isPresent()))
        .findFirst();
  }

  private static String finest(Dimension dimension, List<String> units) {
    String finest = units.get(0);
    for (String unit : units) {
      if (ratio(dimension, unit, finest).compareTo(BigDecimal.ONE) < 0) {
        finest = unit;
      }
    }
    return finest;
  }

  /** How many of the second unit the first is, rounded where that is not whole. */
  private static BigDecimal ratio(Dimension dimension, String unit, String other) {
    Dimension.Unit from = dimension.unit(unit).orElseThrow();
    Dimension.Unit to = dimension.unit(other).orElseThrow();
    return from.numerator()
        .multiply(to.denominator())
        .divide(from.denominator().multiply(to.numerator()), java.math.MathContext.DECIMAL128);
  }

  private static BigDecimal in(Amount amount, String unit, Optional<Dimension> dimension) {
    return dimension
        .map(found -> amount.number().multiply(ratio(found, amount.unit(), unit)))
        .orElse(amount.number());
  }

  private Reading<List<String>> values(
      Optional<BigDecimal> step, @org.jspecify.annotations.Nullable String base) {
    if (high.compareTo(low) < 0) {
      return Reading.wrong(
          Excerpt.quoted(text) + " goes down", "write the lower end first, or a list");
    }
    if (base != null) {
      return powers(new BigDecimal(base));
    }
    if (step.isPresent()) {
      return step.get().signum() > 0
          ? steps(step.get())
          : Reading.wrong(
              Excerpt.quoted(text) + " has a step of 0 or less",
              "write a step above 0, and the lower end first");
    }
    if (!unit.isEmpty() || !isWhole(low) || !isWhole(high)) {
      return Reading.wrong(
          Excerpt.quoted(text) + " does not say its step",
          "write '" + text + " step ...', or '" + text + " log2' to double each time");
    }
    return steps(BigDecimal.ONE);
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  private Reading<List<String>> steps(BigDecimal step) {
    BigInteger count = high.subtract(low).divideToIntegralValue(step).toBigInteger();
    if (count.compareTo(BigInteger.valueOf(SweepReader.MAX_POINTS)) >= 0) {
      return Reading.wrong(
          Excerpt.quoted(text) + " has more than " + SweepReader.MAX_POINTS + " values",
          "write a larger step");
    }
    int last = count.intValue();
    BigDecimal end = low.add(step.multiply(BigDecimal.valueOf(last)));
    // Made one by one as they are asked for: a file may have thousands of long ranges.
    return end.compareTo(high) == 0
        ? Reading.of(
            new AbstractList<>() {
              @Override
              public String get(int index) {
                return written(low.add(step.multiply(BigDecimal.valueOf(index))));
              }

              @Override
              public int size() {
                return last + 1;
              }
            })
        : beside(end, end.add(step));
  }

  private Reading<List<String>> powers(BigDecimal base) {
    if (base.compareTo(BigDecimal.ONE) <= 0) {
      return Reading.wrong(
          Excerpt.quoted(text) + " has base " + base.toPlainString(), "write 'log2' or 'log10'");
    }
    if (low.signum() <= 0) {
      return Reading.wrong(
          Excerpt.quoted(text) + " multiplies from " + low.toPlainString() + " on",
          "begin above 0, as in '[0, 1..64 log2]'");
    }
    List<BigDecimal> values = new ArrayList<>();
    BigDecimal value = low;
    while (value.compareTo(high) <= 0) {
      values.add(value);
      value = value.multiply(base);
      if (values.size() == MOST_POWERS) {
        return Reading.wrong(
            Excerpt.quoted(text) + " has more than " + MOST_POWERS + " values",
            "write a larger base, or ends that are nearer");
      }
    }
    BigDecimal last = values.get(values.size() - 1);
    return last.compareTo(high) == 0
        ? Reading.of(values.stream().map(this::written).toList())
        : beside(last, value);
  }

  private Reading<List<String>> beside(BigDecimal last, BigDecimal next) {
    return Reading.wrong(
        Excerpt.quoted(text)
            + " does not come by its end: after "
            + written(last)
            + " comes "
            + written(next),
        "end it at one of the two; write '[..., " + written(high) + "]' to have the end as well");
  }

  private String written(BigDecimal value) {
    String number = Numbers.plain(value);
    return dimension.isEmpty() ? number : number + (unit.startsWith("/") ? "" : " ") + unit;
  }
}
