package dev.contend.coherence.fabric;

import dev.contend.coherence.cache.MachineCaches;
import dev.contend.cpu.memory.MemoryTraffic;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.random.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * What limits the memory of one run.
 *
 * @param caches sizes of the machine's caches; null for caches without limit
 * @param traffic the queues in front of memory and links
 * @param random from which homes draw whom to serve next, where they are told to
 */
public record MemoryParts(
    @Nullable MachineCaches caches, MemoryTraffic traffic, RandomStreams random) {

  /** Caches and bandwidth without limit, and fixed streams. */
  public static MemoryParts unlimited(Machine machine) {
    return new MemoryParts(null, MemoryTraffic.unlimited(machine), new RandomStreams(0, 0));
  }

  /** The same with caches of limited size. */
  public MemoryParts with(@Nullable MachineCaches limited) {
    return new MemoryParts(limited, traffic, random);
  }

  /** The same with queues in front of memory. */
  public MemoryParts with(MemoryTraffic queues) {
    return new MemoryParts(caches, queues, random);
  }

  /** The same with other streams. */
  public MemoryParts with(RandomStreams streams) {
    return new MemoryParts(caches, traffic, streams);
  }
}
