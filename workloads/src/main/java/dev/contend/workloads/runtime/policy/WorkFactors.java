package dev.contend.workloads.runtime.policy;

import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.program.CodeMix;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Python work takes on one build, relative to the reference build, CPython 3.13 with the GIL.
 */
public final class WorkFactors {
  /** By kind: as plain numbers, since they are asked for with each piece of work. */
  private final double[] factors = new double[CodeKind.values().length];

  /**
   * Factors.
   *
   * @param byKind a factor for each kind of code
   */
  public WorkFactors(Map<CodeKind, Double> byKind) {
    for (CodeKind kind : CodeKind.values()) {
      Double factor = byKind.get(kind);
      if (factor == null || !(factor > 0)) {
        throw new IllegalArgumentException(
            "the work factor of " + kind.yamlName() + " is " + factor + "; must be positive");
      }
      factors[kind.ordinal()] = factor;
    }
  }

  /** The same factor for every kind of code. */
  public static WorkFactors of(double factor) {
    Map<CodeKind, Double> all = new EnumMap<>(CodeKind.class);
    for (CodeKind kind : CodeKind.values()) {
      all.put(kind, factor);
    }
    return new WorkFactors(all);
  }

  /** The factor of a mix: each kind's by the share that it has on the reference build. */
  public double of(CodeMix mix) {
    return mix.mean(factors);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WorkFactors work && Arrays.equals(factors, work.factors);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(factors);
  }
}
