package dev.contend.workloads.program;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the time of a stretch of Python code divides into kinds, on the reference interpreter.
 *
 * @param shares of the time by kind; kinds left out have none; together 1
 */
public record CodeMix(Map<CodeKind, Double> shares) {
  /** Nothing but arithmetic on local numbers. */
  public static final CodeMix ARITHMETIC =
      new CodeMix(Collections.singletonMap(CodeKind.ARITHMETIC, 1.0));

  private static final double ROUNDING = 1e-9;

  public CodeMix {
    double sum = 0;
    for (Map.Entry<CodeKind, Double> share : shares.entrySet()) {
      if (!(share.getValue() >= 0)) {
        throw new IllegalArgumentException(
            "the share of "
                + share.getKey()
                + " is "
                + share.getValue()
                + "; must not be negative");
      }
      sum += share.getValue();
    }
    if (Math.abs(sum - 1) > ROUNDING) {
      throw new IllegalArgumentException("the shares of a mix add up to " + sum + ", not to 1");
    }
    shares = Collections.unmodifiableMap(new EnumMap<>(shares));
  }

  /** The share of a kind. */
  public double share(CodeKind kind) {
    return shares.getOrDefault(kind, 0.0);
  }
}
