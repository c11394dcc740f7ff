package dev.contend.scenarios.yaml;

import java.util.function.DoubleFunction;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bounds of a number, as a message states them. */
record Range(String noun, String low, String high) {
  static Range whole(String noun, long min, long max, LongFunction<String> format) {
    return new Range(
        noun,
        min == Long.MIN_VALUE ? "" : format.apply(min),
        max == Long.MAX_VALUE ? "" : format.apply(max));
  }

  static Range real(String noun, double min, double max, DoubleFunction<String> format) {
    return new Range(
        noun,
        min <= -Double.MAX_VALUE ? "" : format.apply(min),
        max >= Double.MAX_VALUE ? "" : format.apply(max));
  }

  <T> Reading<T> refuse(String text, boolean small) {
    return Reading.wrong(
        Excerpt.quoted(text) + (small ? " is too small" : " is too large"), advice());
  }

  String advice() {
    String bounds =
        Stream.of(
                low.isEmpty() ? "" : high.isEmpty() ? "of at least " + low : "from " + low,
                high.isEmpty() ? "" : low.isEmpty() ? "of at most " + high : "to " + high)
            .filter(bound -> !bound.isEmpty())
            .collect(Collectors.joining(" "));
    return "write " + noun + (bounds.isEmpty() ? "" : " " + bounds);
  }
}
