package dev.contend.workloads.runtime.policy;

import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.program.CodeMix;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What Python work takes on one build, relative to the reference build, CPython 3.13 with the GIL.
 *
 * @param byKind a factor for each kind of code
 */
public record WorkFactors(Map<CodeKind, Double> byKind) {
  public WorkFactors {
    EnumMap<CodeKind, Double> all = new EnumMap<>(CodeKind.class);
    for (CodeKind kind : CodeKind.values()) {
      Double factor = byKind.get(kind);
      if (factor == null || !(factor > 0)) {
        throw new IllegalArgumentException(
            "the work factor of " + kind.yamlName() + " is " + factor + "; must be positive");
      }
      all.put(kind, factor);
    }
    byKind = Collections.unmodifiableMap(all);
  }

  /** The same factor for every kind of code. */
  public static WorkFactors of(double factor) {
    EnumMap<CodeKind, Double> all = new EnumMap<>(CodeKind.class);
    for (CodeKind kind : CodeKind.values()) {
      all.put(kind, factor);
    }
    return new WorkFactors(all);
  }

  /** The factor of a mix: each kind's by the share that it has on the reference build. */
  public double of(CodeMix mix) {
    double factor = 0;
    for (Map.Entry<CodeKind, Double> each : byKind.entrySet()) {
      factor += mix.share(each.getKey()) * each.getValue();
    }
    return factor;
  }
}
