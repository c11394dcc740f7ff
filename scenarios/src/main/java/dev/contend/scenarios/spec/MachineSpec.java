package dev.contend.scenarios.spec;

import dev.contend.coherence.cache.MachineCaches;
import dev.contend.coherence.interconnect.HandoffCosts;
import dev.contend.coherence.interconnect.HomeSettings;
import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.coherence.interconnect.LegShares;
import dev.contend.coherence.interconnect.MemoryTimings;
import dev.contend.coherence.protocol.Protocols;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.memory.MemoryNodes;
import dev.contend.cpu.scheduler.SchedulerSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A machine with its operating system, as a machine file describes it.
 *
 * @param name as in scenario files
 * @param title as in prose
 * @param processor cores and their speeds
 * @param protocol what keeps caches coherent
 * @param handoffs what it takes to move a line between cores
 * @param timings latencies of caches and memory
 * @param memory what lies between cores and memory: latency, chips, links
 * @param legs how a handoff divides
 * @param home how homes serve those who queue
 * @param caches sizes of its caches; null if they have no limit
 * @param os what scheduling costs, and what varies about it
 * @param numbers every number of the file with its source
 */
public record MachineSpec(
    String name,
    String title,
    Processor processor,
    Protocols protocol,
    HandoffCosts handoffs,
    MemoryTimings timings,
    MemoryNodes memory,
    LegShares legs,
    HomeSettings home,
    @Nullable MachineCaches caches,
    SchedulerSettings os,
    List<SourcedNumber> numbers) {

  public MachineSpec {
    numbers = List.copyOf(numbers);
  }

  /** The same machine with cores of another speed. */
  public MachineSpec with(Processor other) {
    return new MachineSpec(
        name, title, other, protocol, handoffs, timings, memory, legs, home, caches, os, numbers);
  }

  /** How long the legs of a transfer take; to be made once and shared. */
  public Interconnect interconnect() {
    return new Interconnect(processor.machine(), handoffs, timings, legs, home, memory.latencies());
  }
}
