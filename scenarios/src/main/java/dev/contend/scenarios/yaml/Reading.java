package dev.contend.scenarios.yaml;

import java.util.Optional;

/**
 * The result of reading a text as a value: the value, or what is wrong with the text.
 *
 * @param value empty if something is wrong
 * @param wrong the text and the rule that it breaks
 * @param advice what to write instead
 */
public record Reading<T>(Optional<T> value, String wrong, String advice) {
  /** A value. */
  public static <T> Reading<T> of(T value) {
    return new Reading<>(Optional.of(value), "", "");
  }

  /** No value, and why. */
  public static <T> Reading<T> wrong(String wrong, String advice) {
    return new Reading<>(Optional.empty(), wrong, advice);
  }
}
