package dev.contend.scenarios.yaml;

import dev.contend.workloads.runtime.memory.Allocator;
import dev.contend.workloads.runtime.memory.CollectorCosts;
import dev.contend.workloads.runtime.memory.CollectorKind;
import dev.contend.workloads.runtime.memory.MemoryCosts;
import dev.contend.workloads.runtime.memory.MemoryCosts.Base;
import dev.contend.workloads.runtime.memory.MemoryCosts.DelayedFrees;
import dev.contend.workloads.runtime.memory.MemoryCosts.Kernel;
import java.util.List;
import java.util.stream.Stream;

/** Reads how a runtime lays out objects, what memory costs it, and which collector it has. */
final class RuntimeMemoryReader {
  static final List<String> MEMORY_KEYS =
      List.of(
          "allocator",
          "object-header",
          "tracked-header",
          "allocate",
          "free",
          "page-fault",
          "page-copy",
          "mapping",
          "thread-heaps",
          "interpreter",
          "forked",
          "served",
          "spawned",
          "subinterpreter",
          "thread",
          "delayed-frees",
          "delayed-bytes",
          "freed-at-safepoint");
  static final List<String> COLLECTOR_KEYS =
      List.of("kind", "threshold", "object", "reference", "memory-check");

  static final MemoryCosts NO_MEMORY =
      new MemoryCosts(
          Allocator.PYMALLOC,
          0,
          0,
          0,
          0,
          new Kernel(0, 0, 0, 0),
          new Base(0, 0, 0, 0, 0, 0),
          new DelayedFrees(1, 0, false));
  static final CollectorCosts NO_COLLECTOR =
      new CollectorCosts(CollectorKind.GENERATIONAL, 1, 0, 0, 0);

  private static final long MOST_BYTES = 1L << 50;
  private static final ValueKind<Long> DURATION = ValueKinds.durationPs(0, 10_000_000_000_000L);
  private static final ValueKind<Double> MEAN = ValueKinds.meanDurationPs(0, 1e12);
  private static final ValueKind<Long> BYTES = ValueKinds.bytes(0, MOST_BYTES);

  private final SourcedReader sourced;

  RuntimeMemoryReader(SourcedReader sourced) {
    this.sourced = sourced;
  }

  /** The section {@code memory}. */
  MemoryCosts memory(YamlMap map) {
    List<Allocator> allocators = List.of(Allocator.values());
    List<String> names = Stream.of(Allocator.values()).map(Allocator::yamlName).toList();
    String allocator = sourced.read(map, "allocator", ValueKinds.choice(names), names.get(0));
    return new MemoryCosts(
        allocators.get(names.indexOf(allocator)),
        sourced.read(map, "object-header", BYTES, 0L).intValue(),
        sourced.read(map, "tracked-header", BYTES, 0L).intValue(),
        sourced.read(map, "allocate", DURATION, 0L),
        sourced.read(map, "free", DURATION, 0L),
        new Kernel(
            sourced.read(map, "page-fault", DURATION, 0L),
            sourced.read(map, "page-copy", DURATION, 0L),
            sourced.read(map, "mapping", DURATION, 0L),
            sourced.read(map, "thread-heaps", DURATION, 0L)),
        new Base(
            sourced.read(map, "interpreter", BYTES, 0L),
            sourced.read(map, "forked", BYTES, 0L),
            sourced.read(map, "served", BYTES, 0L),
            sourced.read(map, "spawned", BYTES, 0L),
            sourced.read(map, "subinterpreter", BYTES, 0L),
            sourced.read(map, "thread", BYTES, 0L)),
        new DelayedFrees(
            sourced.read(map, "delayed-frees", ValueKinds.wholeNumber(1, 1_000_000), 1L).intValue(),
            sourced.read(map, "delayed-bytes", BYTES, 0L),
            yes(map, "freed-at-safepoint")));
  }

  /** The section {@code collector}. */
  CollectorCosts collector(YamlMap map) {
    List<CollectorKind> kinds = List.of(CollectorKind.values());
    List<String> names = Stream.of(CollectorKind.values()).map(CollectorKind::yamlName).toList();
    String kind = sourced.read(map, "kind", ValueKinds.choice(names), names.get(0));
    return new CollectorCosts(
        kinds.get(names.indexOf(kind)),
        sourced.read(map, "threshold", ValueKinds.wholeNumber(1, 1_000_000_000), 1L).intValue(),
        sourced.read(map, "object", MEAN, 0.0),
        sourced.read(map, "reference", MEAN, 0.0),
        sourced.read(map, "memory-check", DURATION, 0L));
  }

  private boolean yes(YamlMap map, String key) {
    return sourced.read(map, key, ValueKinds.choice(List.of("yes", "no")), "no").equals("yes");
  }
}
