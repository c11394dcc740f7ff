package dev.contend.scenarios.yaml;

import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.runtime.policy.CountCosts;
import dev.contend.workloads.runtime.policy.StatementCosts;
import dev.contend.workloads.runtime.refcount.Exemption;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads how a runtime counts references, and what statements on shared objects take in it. */
final class CountsReader {
  private static final ValueKind<Long> DURATION = ValueKinds.durationPs(0, 10_000_000_000_000L);
  private static final ValueKind<Double> CYCLES = ValueKinds.number(0, 1e6);
  private static final List<String> COUNTS =
      List.of(
          "references-per-with",
          "merge",
          "queue",
          "changes-per-cycle",
          "borrowed-loads",
          "exemptions");
  private static final List<String> STATEMENTS =
      List.of(
          "rebind",
          "plain-pair",
          "append",
          "length-check",
          "extend-item",
          "read-item",
          "write-item",
          "drop-item",
          "with",
          "copy-bandwidth");

  private final SourcedReader sourced;

  CountsReader(SourcedReader sourced) {
    this.sourced = sourced;
  }

  /** The section {@code counts}. */
  CountCosts costs(YamlMap runtime) {
    ValueKind<Long> references = ValueKinds.wholeNumber(0, 100);
    return RuntimeReader.section(runtime, "counts", COUNTS)
        .map(
            map ->
                new CountCosts(
                    sourced.read(map, "references-per-with", references, 0L).intValue(),
                    sourced.read(map, "merge", DURATION, 0L),
                    sourced.read(map, "queue", DURATION, 0L),
                    sourced.read(map, "changes-per-cycle", ValueKinds.number(0, 10), 0.0),
                    sourced.read(map, "borrowed-loads", ValueKinds.bool(), false),
                    exemptions(map)))
        .orElse(new CountCosts(0, 0));
  }

  /** Kinds of objects that are not named have no exemption. */
  private Map<SharedObject.Kind, Exemption> exemptions(YamlMap counts) {
    Map<SharedObject.Kind, Exemption> exemptions = new EnumMap<>(SharedObject.Kind.class);
    counts
        .optional("exemptions", ValueKinds.map())
        .ifPresent(
            map -> {
              map.onlyKeys(List.of(SharedObject.Kind.values()).stream().map(this::key).toList());
              for (SharedObject.Kind kind : SharedObject.Kind.values()) {
                if (map.find(key(kind)).isPresent()) {
                  ValueKind<Exemption> exemption = ValueKinds.enumeration(Exemption.class);
                  exemptions.put(kind, sourced.read(map, key(kind), exemption, Exemption.NONE));
                }
              }
            });
    return exemptions;
  }

  private String key(SharedObject.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The section {@code statements}. */
  StatementCosts statements(YamlMap runtime) {
    ValueKind<Double> bandwidth = ValueKinds.quantity(Dimension.BANDWIDTH, 1e3, 1e15);
    return RuntimeReader.section(runtime, "statements", STATEMENTS)
        .map(
            map ->
                new StatementCosts(
                    cycles(map, "rebind"),
                    cycles(map, "plain-pair"),
                    cycles(map, "append"),
                    cycles(map, "length-check"),
                    cycles(map, "extend-item"),
                    cycles(map, "read-item"),
                    cycles(map, "write-item"),
                    cycles(map, "drop-item"),
                    cycles(map, "with"),
                    1e12 / sourced.read(map, "copy-bandwidth", bandwidth, 1e12)))
        .orElse(StatementCosts.NOTHING);
  }

  private double cycles(YamlMap map, String key) {
    return sourced.read(map, key, CYCLES, 0.0);
  }
}
