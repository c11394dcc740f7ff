package dev.contend.scenarios.yaml;

import dev.contend.scenarios.yaml.RuntimeCostKeys.Collector;
import dev.contend.scenarios.yaml.RuntimeCostKeys.Memory;
import dev.contend.workloads.runtime.memory.Allocator;
import dev.contend.workloads.runtime.memory.CollectorCosts;
import dev.contend.workloads.runtime.memory.CollectorKind;
import dev.contend.workloads.runtime.memory.MemoryCosts;
import dev.contend.workloads.runtime.memory.MemoryCosts.Base;
import dev.contend.workloads.runtime.memory.MemoryCosts.DelayedFrees;
import dev.contend.workloads.runtime.memory.MemoryCosts.Kernel;

/** Reads how a runtime lays out objects, what memory costs it, and which collector it has. */
final class RuntimeMemoryReader {
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

  private final SourcedReader sourced;

  RuntimeMemoryReader(SourcedReader sourced) {
    this.sourced = sourced;
  }

  /** The section {@code memory}. */
  MemoryCosts memory(YamlMap map) {
    return new MemoryCosts(
        sourced.read(map, Memory.ALLOCATOR, Allocator.PYMALLOC),
        sourced.read(map, Memory.OBJECT_HEADER, 0L).intValue(),
        sourced.read(map, Memory.TRACKED_HEADER, 0L).intValue(),
        sourced.read(map, Memory.ALLOCATE, 0L),
        sourced.read(map, Memory.FREE, 0L),
        new Kernel(
            sourced.read(map, Memory.PAGE_FAULT, 0L),
            sourced.read(map, Memory.PAGE_COPY, 0L),
            sourced.read(map, Memory.MAPPING, 0L),
            sourced.read(map, Memory.THREAD_HEAPS, 0L)),
        new Base(
            sourced.read(map, Memory.INTERPRETER, 0L),
            sourced.read(map, Memory.FORKED, 0L),
            sourced.read(map, Memory.SERVED, 0L),
            sourced.read(map, Memory.SPAWNED, 0L),
            sourced.read(map, Memory.SUBINTERPRETER, 0L),
            sourced.read(map, Memory.THREAD, 0L)),
        new DelayedFrees(
            sourced.read(map, Memory.DELAYED_FREES, 1L).intValue(),
            sourced.read(map, Memory.DELAYED_BYTES, 0L),
            sourced.read(map, Memory.FREED_AT_SAFEPOINT, false)));
  }

  /** The section {@code collector}. */
  CollectorCosts collector(YamlMap map) {
    return new CollectorCosts(
        sourced.read(map, Collector.KIND, CollectorKind.GENERATIONAL),
        sourced.read(map, Collector.THRESHOLD, 1L).intValue(),
        sourced.read(map, Collector.OBJECT, 0.0),
        sourced.read(map, Collector.REFERENCE, 0.0),
        sourced.read(map, Collector.MEMORY_CHECK, 0L));
  }
}
