package dev.contend.scenarios.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The kinds of value that scenario files are made of; bounds are inclusive. */
public final class ValueKinds {
  private ValueKinds() {}

  /** Any text; a number is text, too. */
  public static ValueKind<String> text() {
    return ValueKind.scalar("text", "some words", Reading::of, Shape.TEXT);
  }

  /** {@code true} or {@code false}. */
  public static ValueKind<Boolean> bool() {
    return choice(List.of("true", "false")).map(Boolean::valueOf);
  }

  /** A whole number; {@code 5e6} is one. */
  public static ValueKind<Long> wholeNumber(long min, long max) {
    Range range = Range.whole("a whole number", min, max, Long::toString);
    return ValueKind.scalar(
        "a whole number",
        Long.toString(Math.max(min, Math.min(max, 8))),
        text -> {
          Reading<BigDecimal> number = Numbers.read(text);
          return number.wrong().endsWith(Numbers.NOT_A_NUMBER)
              ? Reading.wrong(number.wrong(), range.advice())
              : then(number, found -> whole(text, found, range, min, max));
        },
        new Shape.Whole(min, max));
  }

  /** The same of what is counted in Java's {@code int}. */
  public static ValueKind<Integer> count(int min, int max) {
    return wholeNumber(min, max).map(Long::intValue);
  }

  private static Reading<Long> whole(
      String text, BigDecimal number, Range range, long min, long max) {
    try {
      long value = number.longValueExact();
      return value < min || value > max ? range.refuse(text, value < min) : Reading.of(value);
    } catch (ArithmeticException exception) {
      boolean small = number.compareTo(BigDecimal.valueOf(min)) < 0;
      return small || number.compareTo(BigDecimal.valueOf(max)) > 0
          ? range.refuse(text, small)
          : Reading.wrong(Excerpt.quoted(text) + " is not a whole number", range.advice());
    }
  }

  /** A number without unit. */
  public static ValueKind<Double> number(double min, double max) {
    Range range = Range.real("a number", min, max, value -> Numbers.plain(Numbers.shortest(value)));
    return ValueKind.scalar(
        "a number",
        "2.5",
        text ->
            then(
                Numbers.read(text),
                number -> {
                  double value = number.doubleValue();
                  return value >= min && value <= max
                      ? Reading.of(value)
                      : range.refuse(text, value < min);
                }),
        new Shape.Real(min, max));
  }

  /** A duration of a whole number of picoseconds. */
  public static ValueKind<Long> durationPs(long minPs, long maxPs) {
    return wholeQuantity(Dimension.DURATION, minPs, maxPs);
  }

  /** A duration that need not be a whole number of picoseconds. */
  public static ValueKind<Double> meanDurationPs(double minPs, double maxPs) {
    return quantity(Dimension.DURATION, minPs, maxPs);
  }

  /** A size in whole bytes. */
  public static ValueKind<Long> bytes(long minBytes, long maxBytes) {
    return wholeQuantity(Dimension.SIZE, minBytes, maxBytes);
  }

  /** A frequency. */
  public static ValueKind<Double> frequencyHz(double minHz, double maxHz) {
    return quantity(Dimension.FREQUENCY, minHz, maxHz);
  }

  /** A percentage as a fraction of one. */
  public static ValueKind<Double> fraction(double min, double max) {
    return quantity(Dimension.PERCENTAGE, min, max);
  }

  /** A quantity in base units of its dimension. */
  public static ValueKind<Double> quantity(Dimension dimension, double min, double max) {
    Range range =
        Range.real("a " + dimension.noun(), min, max, value -> Units.format(value, dimension));
    return ofDimension(
        dimension,
        range,
        (text, quantity) -> {
          double value = quantity.inBaseUnits();
          return value >= min && value <= max ? Reading.of(value) : range.refuse(text, value < min);
        });
  }

  /** A quantity that is a whole number of base units of its dimension. */
  public static ValueKind<Long> wholeQuantity(Dimension dimension, long min, long max) {
    Range range =
        Range.whole("a " + dimension.noun(), min, max, value -> Units.format(value, dimension));
    String finest = Units.format(1L, dimension);
    return ofDimension(
        dimension,
        range,
        (text, quantity) -> {
          boolean small = quantity.compareTo(min) < 0;
          if (small || quantity.compareTo(max) > 0) {
            return range.refuse(text, small);
          }
          return quantity.wholeBaseUnits().isPresent()
              ? Reading.of(quantity.wholeBaseUnits().getAsLong())
              : Reading.wrong(
                  Excerpt.quoted(text) + " is not a whole multiple of " + finest,
                  "round it to a multiple of " + finest);
        });
  }

  private static <T> ValueKind<T> ofDimension(
      Dimension dimension, Range range, BiFunction<String, Quantity, Reading<T>> check) {
    return ValueKind.scalar(
        "a " + dimension.noun(),
        dimension.example(),
        text -> then(Units.read(text, dimension), quantity -> check.apply(text, quantity)),
        new Shape.Amount(dimension, range.low(), range.high()));
  }

  private static <S, T> Reading<T> then(Reading<S> first, Function<S, Reading<T>> next) {
    return first.value().map(next).orElseGet(() -> Reading.wrong(first.wrong(), first.advice()));
  }

  /** One of the words, as it is written. */
  public static ValueKind<String> choice(List<String> known) {
    return ValueKind.scalar(
        Suggestions.oneOf(known),
        known.isEmpty() ? "" : known.get(0),
        text ->
            known.contains(text)
                ? Reading.of(text)
                : Reading.wrong(
                    "unknown value " + Excerpt.quoted(text), Suggestions.advice(text, known)),
        new Shape.Words(known));
  }

  /** A constant of the enum, in kebab-case. */
  public static <E extends Enum<E>> ValueKind<E> enumeration(Class<E> type) {
    return named(List.of(type.getEnumConstants()), ValueKinds::kebab);
  }

  /** One of some values, by their names. */
  static <T> ValueKind<T> named(List<T> values, Function<T, String> name) {
    List<String> names = values.stream().map(name).toList();
    return choice(names).map(word -> values.get(names.indexOf(word)));
  }

  static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * A value, or the word {@code none}.
   *
   * @param none what the word stands for
   */
  static <T> ValueKind<T> orNone(String expected, String example, ValueKind<T> kind, T none) {
    return new ValueKind<>(
        expected,
        example,
        value -> value.says("none") ? Optional.of(none) : value.read(kind),
        new Shape.Either(List.of(kind.shape(), new Shape.Words(List.of("none")))));
  }

  /** A list in which each item is of one kind; all its wrong items are reported. */
  public static <T> ValueKind<List<T>> listOf(ValueKind<T> item) {
    String example = "[" + item.example() + "]";
    return new ValueKind<>(
        "a list",
        example,
        value ->
            value
                .items(example)
                .flatMap(
                    items -> {
                      List<T> read = new ArrayList<>();
                      items.forEach(each -> each.read(item).ifPresent(read::add));
                      return read.size() == items.size() ? Optional.of(read) : Optional.empty();
                    }),
        new Shape.Listed(item.shape()));
  }

  /** A list of anything. */
  public static ValueKind<List<YamlValue>> list() {
    return new ValueKind<>(
        "a list", "[1, 2, 4]", YamlValue::list, new Shape.Listed(Shape.ANYTHING));
  }

  /** A mapping, to be read further by key. */
  public static ValueKind<YamlMap> map() {
    return named("key", Shape.ANYTHING);
  }

  /** A mapping whose keys are names that the file gives. */
  static ValueKind<YamlMap> named(String noun, Shape each) {
    return new ValueKind<>(
        "a mapping", "{ key: value }", YamlValue::map, new Shape.Named(noun, each));
  }

  /** A mapping that looks like the first case that applies, and so has only that one's keys. */
  static ValueKind<YamlMap> cases(String expected, String example, Shape.Cases shape) {
    return new ValueKind<>(
        expected,
        example,
        value ->
            value
                .map()
                .map(
                    map -> {
                      map.onlyKeys(shape.keys(map));
                      return map;
                    }),
        shape);
  }
}
