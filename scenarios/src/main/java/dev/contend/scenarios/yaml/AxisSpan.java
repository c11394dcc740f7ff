package dev.contend.scenarios.yaml;

import dev.contend.scenarios.yaml.ScenarioPartKeys.SpanKeys;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * All numbers between two ends of an axis of a design: {@code {from: 1000, to: 100000, scale:
 * log}}.
 *
 * <p>Values are written with four digits, and with more only where fewer would leave the part of
 * the axis that the value was drawn for. An axis of whole numbers reaches half a number further at
 * both ends, and is rounded: the ends then come as often as the numbers between them.
 *
 * @param dimension of its unit; empty for none
 * @param isWhole whether values are whole numbers of base units
 * @param isLog whether equal ratios, not equal differences, are equally far apart
 * @param low where the axis begins, in base units, below {@code high}; above 0 if it is logarithmic
 * @param high where it ends
 */
record AxisSpan(
    Optional<Dimension> dimension, boolean isWhole, boolean isLog, double low, double high) {
  private static final int FEWEST_DIGITS = 4;
  private static final int MOST_DIGITS = 17;

  /**
   * Reads the ends of an axis.
   *
   * @param kind of its values
   */
  static Optional<AxisSpan> read(YamlValue value, String axis, ValueKind<?> kind) {
    Optional<Shape> number = number(kind.shape());
    if (number.isEmpty()) {
      value.report(
          "has ends, but what stands on '" + axis + "' are words", "list them, as '[a, b]'");
      return Optional.empty();
    }
    Optional<YamlMap> map = value.read(SpanKeys.SECTION.kind());
    Optional<Number> from = map.flatMap(span -> end(span, SpanKeys.FROM, kind));
    Optional<Number> to = map.flatMap(span -> end(span, SpanKeys.TO, kind));
    boolean isLog = map.map(span -> span.value(SpanKeys.SCALE).equals(SpanKeys.LOG)).orElse(false);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    double low = from.get().doubleValue();
    double high = to.get().doubleValue();
    if (low >= high) {
      map.get()
          .report(
              SpanKeys.FROM,
              low > high ? "is above 'to'" : "is what 'to' is",
              "write the lower end first, or for one value a list, as '[" + kind.example() + "]'");
      return Optional.empty();
    }
    if (isLog && low <= 0) {
      map.get()
          .report(
              SpanKeys.FROM,
              "is " + (low == 0 ? "0" : "below 0") + ", which has no logarithm",
              "begin above 0, or leave 'scale: log' out");
      return Optional.empty();
    }
    Optional<Dimension> dimension =
        number.get() instanceof Shape.Amount amount
            ? Optional.of(amount.dimension())
            : Optional.empty();
    boolean isWhole =
        number.get() instanceof Shape.Whole
            || from.get() instanceof Long
            || dimension.equals(Optional.of(Dimension.SIZE));
    return Optional.of(new AxisSpan(dimension, isWhole, isLog, low, high));
  }

  private static Optional<Number> end(YamlMap span, Key<YamlValue> key, ValueKind<?> kind) {
    Optional<YamlValue> value = span.read(key);
    if (value.isPresent() && value.get().says("none")) {
      value.get().report("is no number", "write a number, as '" + kind.example() + "'");
      return Optional.empty();
    }
    return value.flatMap(found -> found.read(kind)).map(Number.class::cast);
  }

  /** How the numbers of an axis look; empty if words stand on it. */
  private static Optional<Shape> number(Shape shape) {
    List<Shape> shapes = shape instanceof Shape.Either either ? either.shapes() : List.of(shape);
    return shapes.stream()
        .filter(
            each ->
                each instanceof Shape.Whole
                    || each instanceof Shape.Real
                    || each instanceof Shape.Amount)
        .findFirst();
  }

  /**
   * The value at a place of the axis.
   *
   * @param place from 0, below 1
   * @param parts equal parts of the axis, of which the value stays in that of its place
   */
  String text(double place, int parts) {
    double first = isWhole ? low - 0.5 : low;
    double last = isWhole ? high + 0.5 : high;
    BigDecimal exact = new BigDecimal(between(first, last, place));
    int before = exact.precision() - exact.scale();
    BigDecimal rounded = exact;
    for (int digits = FEWEST_DIGITS; digits <= MOST_DIGITS; digits++) {
      int scale = isWhole ? Math.min(0, digits - before) : digits - before;
      rounded = exact.setScale(scale, RoundingMode.HALF_UP);
      double back = placeOf(first, last, rounded.doubleValue());
      boolean isFinest = isWhole && scale == 0;
      if (isFinest || StrictMath.floor(back * parts) == StrictMath.floor(place * parts)) {
        break;
      }
    }
    double value = Math.min(high, Math.max(low, rounded.doubleValue()));
    return dimension
        .map(found -> Units.format(value, found))
        .orElseGet(() -> Numbers.plain(Numbers.shortest(value)));
  }

  private double between(double first, double last, double place) {
    return isLog
        ? first * StrictMath.exp(place * StrictMath.log(last / first))
        : first + (last - first) * place;
  }

  private double placeOf(double first, double last, double value) {
    return isLog
        ? StrictMath.log(value / first) / StrictMath.log(last / first)
        : (value - first) / (last - first);
  }
}
