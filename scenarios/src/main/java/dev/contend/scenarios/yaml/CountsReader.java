package dev.contend.scenarios.yaml;

import dev.contend.scenarios.yaml.RuntimeCostKeys.Statements;
import dev.contend.scenarios.yaml.RuntimePartKeys.Counts;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.runtime.policy.CountCosts;
import dev.contend.workloads.runtime.policy.StatementCosts;
import dev.contend.workloads.runtime.refcount.Exemption;
import java.util.EnumMap;
import java.util.Map;

/** Reads how a runtime counts references, and what statements on shared objects take in it. */
final class CountsReader {
  private final SourcedReader sourced;

  CountsReader(SourcedReader sourced) {
    this.sourced = sourced;
  }

  /** The section {@code counts}. */
  CountCosts costs(YamlMap runtime) {
    return runtime
        .read(RuntimeKeys.COUNTS)
        .map(
            map ->
                new CountCosts(
                    sourced.read(map, Counts.REFERENCES_PER_WITH, 0L).intValue(),
                    sourced.read(map, Counts.MERGE, 0L),
                    sourced.read(map, Counts.QUEUE, 0L),
                    sourced.read(map, Counts.CHANGES_PER_CYCLE, 0.0),
                    sourced.read(map, Counts.BORROWED_LOADS, false),
                    exemptions(map)))
        .orElse(new CountCosts(0, 0));
  }

  /** Kinds of objects that are not named have no exemption. */
  private Map<SharedObject.Kind, Exemption> exemptions(YamlMap counts) {
    Map<SharedObject.Kind, Exemption> exemptions = new EnumMap<>(SharedObject.Kind.class);
    counts
        .read(Counts.EXEMPTIONS)
        .ifPresent(
            map -> {
              for (SharedObject.Kind kind : SharedObject.Kind.values()) {
                Key<Exemption> key = RuntimePartKeys.Exemptions.of(kind);
                if (map.has(key)) {
                  exemptions.put(kind, sourced.read(map, key, Exemption.NONE));
                }
              }
            });
    return exemptions;
  }

  /** The section {@code statements}. */
  StatementCosts statements(YamlMap runtime) {
    return runtime
        .read(RuntimeKeys.STATEMENTS)
        .map(
            map ->
                new StatementCosts(
                    cycles(map, Statements.REBIND),
                    cycles(map, Statements.PLAIN_PAIR),
                    cycles(map, Statements.APPEND),
                    cycles(map, Statements.LENGTH_CHECK),
                    cycles(map, Statements.EXTEND_ITEM),
                    cycles(map, Statements.READ_ITEM),
                    cycles(map, Statements.WRITE_ITEM),
                    cycles(map, Statements.DROP_ITEM),
                    cycles(map, Statements.WITH),
                    1e12 / sourced.read(map, Statements.COPY_BANDWIDTH, 1e12)))
        .orElse(StatementCosts.NOTHING);
  }

  private double cycles(YamlMap map, Key<Double> key) {
    return sourced.read(map, key, 0.0);
  }
}
