package dev.contend.workloads.script;

import dev.contend.engine.random.RandomSource;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A quantity that may differ each time that it is needed.
 *
 * @param distribution how it differs
 * @param first the value, the mean or the least value
 * @param second the greatest value or the coefficient of variation; else the first once more
 */
public record Amount(Distribution distribution, Expression first, Expression second) {
  /** How it differs. */
  public enum Distribution {
    /** Always the same. */
    FIXED,
    /** With a mean. */
    EXPONENTIAL,
    /** Between a least and a greatest value. */
    UNIFORM,
    /** With a mean and a coefficient of variation. */
    LOGNORMAL,
    /** Likewise. */
    GAMMA;

    /** The word in files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Always the same. */
  public static Amount fixed(Expression value) {
    return new Amount(Distribution.FIXED, value, value);
  }

  /** Always the same number. */
  public static Amount of(double number) {
    return fixed(new Expression.Literal(number, Measure.NUMBER));
  }

  /** What it measures. */
  public Measure measure() {
    return first.measure();
  }

  /** What it is made of. */
  Stream<Expression> expressions() {
    return Stream.of(first, second);
  }

  /** Whether it is the same each time. */
  boolean isFixed() {
    return distribution == Distribution.FIXED;
  }

  /** Its mean. */
  double mean(Scope scope) {
    return distribution == Distribution.UNIFORM
        ? (first.value(scope) + second.value(scope)) / 2
        : first.value(scope);
  }

  /** Its variance over the square of its mean; 0 if it is always 0. */
  double squaredVariation(Scope scope) {
    return switch (distribution) {
      case FIXED -> 0;
      case EXPONENTIAL -> 1;
      case UNIFORM -> {
        double width = second.value(scope) - first.value(scope);
        double mean = mean(scope);
        yield mean > 0 ? width * width / 12 / (mean * mean) : 0;
      }
      case LOGNORMAL, GAMMA -> second.value(scope) * second.value(scope);
    };
  }

  /** The least that it can be, and the greatest, must not be negative: the lesser of its values. */
  double least(Scope scope) {
    return Math.min(first.value(scope), second.value(scope));
  }

  /** One value. */
  double draw(Scope scope, RandomSource random) {
    return switch (distribution) {
      case FIXED -> first.value(scope);
      case EXPONENTIAL -> random.exponential(first.value(scope));
      case UNIFORM -> random.between(first.value(scope), second.value(scope));
      case LOGNORMAL -> first.value(scope) * random.unitMeanFactor(second.value(scope));
      case GAMMA -> first.value(scope) * random.unitMeanGamma(second.value(scope));
    };
  }
}
