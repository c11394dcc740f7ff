package dev.contend.scenarios.experiment;

import dev.contend.coherence.interconnect.HandoffCosts;
import dev.contend.coherence.interconnect.HandoffCosts.KindPair;
import dev.contend.coherence.interconnect.HomeSettings;
import dev.contend.coherence.interconnect.LegShares;
import dev.contend.coherence.interconnect.MemoryTimings;
import dev.contend.cpu.clock.ClockTable;
import dev.contend.cpu.clock.CoreKind;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.cpu.topology.Distance;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.yaml.Machines;
import dev.contend.scenarios.yaml.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/** Machines of the library, and the same with one part exchanged. */
final class MachineVariants {
  private MachineVariants() {}

  /** A machine of the library. */
  static MachineSpec named(String name) {
    Problems problems = new Problems();
    return Machines.read(name, problems).orElseThrow(() -> new AssertionError(problems.rendered()));
  }

  static MachineSpec with(MachineSpec machine, Processor processor) {
    return of(
        machine, processor, machine.handoffs(), machine.timings(), machine.legs(), machine.home());
  }

  static MachineSpec with(MachineSpec machine, HandoffCosts handoffs) {
    return of(
        machine, machine.processor(), handoffs, machine.timings(), machine.legs(), machine.home());
  }

  static MachineSpec with(MachineSpec machine, MemoryTimings timings) {
    return of(
        machine, machine.processor(), machine.handoffs(), timings, machine.legs(), machine.home());
  }

  static MachineSpec with(MachineSpec machine, LegShares legs) {
    return of(
        machine, machine.processor(), machine.handoffs(), machine.timings(), legs, machine.home());
  }

  static MachineSpec with(MachineSpec machine, HomeSettings home) {
    return of(
        machine, machine.processor(), machine.handoffs(), machine.timings(), machine.legs(), home);
  }

  /** The same machine whose homes have a far operation of so long, and so much growth. */
  static MachineSpec withHome(MachineSpec machine, long farOperationPs, double queueInflation) {
    HomeSettings home = machine.home();
    return with(
        machine,
        new HomeSettings(
            home.arbitration(),
            queueInflation,
            home.acknowledgement(),
            home.invalidation(),
            home.atomics(),
            farOperationPs,
            home.postedAdds()));
  }

  /** The same machine on which an atomic operation on an owned line takes so long. */
  static MachineSpec withAtomic(MachineSpec machine, long atomicPs) {
    MemoryTimings timings = machine.timings();
    return with(
        machine,
        new MemoryTimings(
            timings.l1Ps(),
            atomicPs,
            timings.compareAndSwapPs(),
            timings.lastLevelPs(),
            timings.localMemoryPs(),
            timings.remoteMemoryPs(),
            timings.perSharerPs(),
            timings.pausePs()));
  }

  /** The same machine whose cores keep the clock that one of their kind has alone. */
  static MachineSpec withFixedClock(MachineSpec machine) {
    Processor processor = machine.processor();
    List<CoreKind> fixed =
        processor.kinds().stream()
            .map(
                kind ->
                    new CoreKind(
                        kind.name(),
                        ClockTable.fixed(kind.clock().peakHz()),
                        kind.workPerCycle(),
                        kind.smtYield(),
                        kind.missesInFlight()))
            .toList();
    return with(machine, new Processor(processor.machine(), fixed, processor.governorIntervalPs()));
  }

  /** The same machine whose lines travel so many times as long; operations take what they did. */
  static MachineSpec withLegsTimes(MachineSpec machine, int factor) {
    long operationPs = machine.timings().atomicPs();
    LongUnaryOperator longer = ps -> operationPs + factor * Math.max(0, ps - operationPs);
    Map<Distance, Long> byDistance = new LinkedHashMap<>();
    machine
        .handoffs()
        .byDistance()
        .forEach((distance, ps) -> byDistance.put(distance, longer.applyAsLong(ps)));
    List<KindPair> byKinds =
        machine.handoffs().byKinds().stream()
            .map(pair -> new KindPair(pair.kindA(), pair.kindB(), longer.applyAsLong(pair.ps())))
            .toList();
    return with(machine, new HandoffCosts(byDistance, byKinds));
  }

  /** The same machine whose operating system costs nothing: threads start at once. */
  static MachineSpec withFreeSystem(MachineSpec machine) {
    return new MachineSpec(
        machine.name(),
        machine.title(),
        machine.processor(),
        machine.protocol(),
        machine.handoffs(),
        machine.timings(),
        machine.memory(),
        machine.legs(),
        machine.home(),
        machine.caches(),
        SchedulerSettings.FREE,
        machine.numbers());
  }

  private static MachineSpec of(
      MachineSpec machine,
      Processor processor,
      HandoffCosts handoffs,
      MemoryTimings timings,
      LegShares legs,
      HomeSettings home) {
    return new MachineSpec(
        machine.name(),
        machine.title(),
        processor,
        machine.protocol(),
        handoffs,
        timings,
        machine.memory(),
        legs,
        home,
        machine.caches(),
        machine.os(),
        machine.numbers());
  }
}
