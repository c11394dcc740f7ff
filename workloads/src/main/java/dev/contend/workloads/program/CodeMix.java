package dev.contend.workloads.program;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;

/** How the time of a stretch of Python code divides into kinds, on the reference interpreter. */
public final class CodeMix {
  private static final double ROUNDING = 1e-9;
  private static final CodeMix[] ONLY =
      Arrays.stream(CodeKind.values())
          .map(kind -> new CodeMix(Collections.singletonMap(kind, 1.0)))
          .toArray(CodeMix[]::new);

  /** Nothing but arithmetic on local numbers. */
  public static final CodeMix ARITHMETIC = only(CodeKind.ARITHMETIC);

  /** By kind: as plain numbers, since they are asked for with each piece of work. */
  private final double[] shares = new double[CodeKind.values().length];

  /**
   * A mix.
   *
   * @param shares of the time by kind; kinds left out have none; together 1
   */
  public CodeMix(Map<CodeKind, Double> shares) {
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
      this.shares[share.getKey().ordinal()] = share.getValue();
    }
    if (Math.abs(sum - 1) > ROUNDING) {
      throw new IllegalArgumentException("the shares of a mix add up to " + sum + ", not to 1");
    }
  }

  /** Nothing but code of one kind. */
  public static CodeMix only(CodeKind kind) {
    return ONLY[kind.ordinal()];
  }

  /** The share of a kind. */
  public double share(CodeKind kind) {
    return shares[kind.ordinal()];
  }

  /**
   * The mean of a number that each kind has, by the shares.
   *
   * @param ofKinds that number, in the order of the kinds
   */
  public double mean(double[] ofKinds) {
    double mean = 0;
    for (int kind = 0; kind < shares.length; kind++) {
      mean += shares[kind] * ofKinds[kind];
    }
    return mean;
  }
}
