package dev.contend.scenarios.yaml;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * A number of a scenario, or of a machine or runtime that it names, of which a range is known.
 *
 * <p>Values between the ends are equally likely; in a range whose ends differ by a factor of
 * {@value #ORDER} or more, which tells an order of magnitude, their logarithms are.
 */
public final class UncertainNumber {
  /** Assumed. */
  private static final double ORDER = 10;

  /** Values that are told apart: more digits than any range has a use for. */
  private static final int PARTS = 1_000;

  private final String name;
  private final String stated;
  private final String low;
  private final String high;
  private final String source;
  private final AxisSpan span;
  private final End end;

  private UncertainNumber(
      String name, String stated, String low, String high, String source, AxisSpan span, End end) {
    this.name = name;
    this.stated = stated;
    this.low = low;
    this.high = high;
    this.source = source;
    this.span = span;
    this.end = end;
  }

  /**
   * A number with its range.
   *
   * @param name as in answers
   * @param stated as it is written; empty if only a default says it
   * @param low lower end of the range, as written
   * @param high upper end
   * @param source where it comes from
   */
  static Reading<UncertainNumber> of(
      String name, String stated, String low, String high, String source) {
    Reading<End> from = End.read(low);
    Reading<End> to = End.read(high);
    if (from.value().isEmpty() || to.value().isEmpty()) {
      Reading<End> wrong = from.value().isEmpty() ? from : to;
      return Reading.wrong(wrong.wrong(), wrong.advice());
    }
    End first = from.value().get();
    End last = to.value().get();
    if (!first.dimension().equals(last.dimension())) {
      return Reading.wrong(
          Excerpt.quoted(low) + " and " + Excerpt.quoted(high) + " measure different things",
          "write both ends in units of one kind");
    }
    if (first.amount() >= last.amount()) {
      return Reading.wrong(
          "from " + low + " to " + high + " is no range", "write the lower end first");
    }
    // Bytes and picoseconds are counted.
    boolean isWhole =
        first.dimension().equals(Optional.of(Dimension.SIZE))
            || first.dimension().equals(Optional.of(Dimension.DURATION))
            || List.of(low, high, stated).stream().allMatch(text -> text.matches("-?[0-9]*"));
    boolean isLog = first.amount() > 0 && last.amount() >= ORDER * first.amount();
    AxisSpan span = new AxisSpan(first.dimension(), isWhole, isLog, first.amount(), last.amount());
    return Reading.of(new UncertainNumber(name, stated, low, high, source, span, last));
  }

  /**
   * An end of a range.
   *
   * @param amount in base units
   * @param unit as it is written; empty for none
   * @param unitSize base units in one of it
   */
  private record End(Optional<Dimension> dimension, double amount, String unit, double unitSize) {
    static Reading<End> read(String text) {
      String trimmed = text.strip();
      Matcher number = Numbers.NUMBER.matcher(trimmed);
      String unit =
          number.lookingAt() ? Units.canonical(trimmed.substring(number.end()).strip()) : "";
      for (Dimension dimension : Dimension.values()) {
        Optional<Dimension.Unit> found = dimension.unit(unit);
        if (found.isPresent()) {
          return Reading.of(
              new End(
                  Optional.of(dimension),
                  Units.read(trimmed, dimension).value().orElseThrow().inBaseUnits(),
                  unit,
                  found.get().numerator().doubleValue() / found.get().denominator().doubleValue()));
        }
      }
      Reading<BigDecimal> plain = Numbers.read(trimmed);
      return plain.value().isPresent()
          ? Reading.of(new End(Optional.empty(), plain.value().get().doubleValue(), "", 1))
          : Reading.wrong(plain.wrong(), plain.advice());
    }
  }

  /** As in answers: {@code machine.handoff.same-cache}. */
  public String name() {
    return name;
  }

  /** As it is written; empty if only a default says it. */
  public String stated() {
    return stated;
  }

  /** The lower end of its range, as written. */
  public String low() {
    return low;
  }

  /** The upper end, as written. */
  public String high() {
    return high;
  }

  /** Where it comes from. */
  public String source() {
    return source;
  }

  /**
   * The value at a place of the range, as it would be written.
   *
   * @param place from 0, the lower end, to 1, the upper end
   */
  public String at(double place) {
    return place <= 0 ? low : place >= 1 ? high : span.text(place, PARTS);
  }

  /** The value at a place, in {@link #unit}. */
  public double value(double place) {
    return End.read(at(place)).value().orElseThrow().amount() / end.unitSize();
  }

  /** The unit of the upper end; empty for none. */
  public String unit() {
    return end.unit();
  }
}
