package dev.contend.scenarios.yaml;

import java.util.Optional;
import java.util.function.Function;

/**
 * What may stand at a key: how to read it, and how to tell somebody to write it.
 *
 * @param expected as in "expected a duration"
 * @param example a value that would be right, as it may be written in the file
 * @param reader the value, or empty after reporting what is wrong with it
 * @param shape what it looks like
 */
public record ValueKind<T>(
    String expected, String example, Function<YamlValue, Optional<T>> reader, Shape shape) {

  /** A kind of scalar: lists, mappings and nothing are refused before {@code reading} sees them. */
  public static <T> ValueKind<T> scalar(
      String expected, String example, Function<String, Reading<T>> reading, Shape shape) {
    return new ValueKind<>(
        expected, example, value -> value.scalar(expected, example, reading), shape);
  }

  /** The same text, made into something else. */
  public <U> ValueKind<U> map(Function<T, U> change) {
    return new ValueKind<>(expected, example, value -> reader.apply(value).map(change), shape);
  }

  /** The same with another look. */
  ValueKind<T> looking(Shape other) {
    return new ValueKind<>(expected, example, reader, other);
  }
}
