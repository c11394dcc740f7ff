package dev.contend.scenarios.spec;

import dev.contend.coherence.interconnect.HandoffCosts;
import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.coherence.interconnect.LegShares;
import dev.contend.coherence.interconnect.MemoryTimings;
import dev.contend.coherence.protocol.Protocols;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.scheduler.SchedulerSettings;
import java.util.List;

/**
 * A machine with its operating system, as a machine file describes it.
 *
 * @param name as in scenario files
 * @param title as in prose
 * @param processor cores and their speeds
 * @param protocol what keeps caches coherent
 * @param handoffs what it takes to move a line between cores
 * @param timings latencies of caches and memory
 * @param legs how a handoff divides
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
    LegShares legs,
    SchedulerSettings os,
    List<SourcedNumber> numbers) {

  public MachineSpec {
    numbers = List.copyOf(numbers);
  }

  /** How long the legs of a transfer take; to be made once and shared. */
  public Interconnect interconnect() {
    return new Interconnect(processor.machine(), handoffs, timings, legs);
  }
}
