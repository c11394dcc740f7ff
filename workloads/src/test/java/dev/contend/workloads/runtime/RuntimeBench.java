package dev.contend.workloads.runtime;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.coherence.interconnect.HandoffCosts;
import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.coherence.interconnect.LegShares;
import dev.contend.coherence.interconnect.MemoryTimings;
import dev.contend.coherence.protocol.Protocols;
import dev.contend.cpu.clock.ClockTable;
import dev.contend.cpu.clock.CoreKind;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.scheduler.OsScheduler;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.SimKernel;
import dev.contend.engine.metrics.CauseAccount;
import dev.contend.engine.random.RandomStreams;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.sync.Platform;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One socket at a fixed clock of 1 GHz, with memory, scheduler and accounts. */
public final class RuntimeBench {
  public static final long MS = 1_000_000_000L;
  public static final long US = 1_000_000L;
  public static final long NS = 1_000L;

  public final SimKernel kernel;
  public final Processor processor;
  public final CoherentMemory memory;
  public final RecordedMemory accesses;
  public final CauseAccount account;
  public final OsScheduler os;
  private int nextHolder;

  /**
   * @param holders number of accounts
   */
  public RuntimeBench(int cores, SchedulerSettings settings, int holders) {
    this(new SimKernel(), cores, 1, settings, holders);
  }

  /**
   * @param siblings hardware threads of a core, which do not slow each other down
   * @param holders number of accounts
   */
  public RuntimeBench(int cores, int siblings, SchedulerSettings settings, int holders) {
    this(new SimKernel(), cores, siblings, settings, holders);
  }

  /**
   * @param siblings hardware threads of a core, which do not slow each other down
   * @param holders number of accounts
   */
  public RuntimeBench(
      SimKernel kernel, int cores, int siblings, SchedulerSettings settings, int holders) {
    this.kernel = kernel;
    Machine machine = Machine.regular("bench", 1, 1, cores, siblings, 64);
    processor =
        new Processor(
            machine, List.of(new CoreKind("core", ClockTable.fixed(1e9), 1, siblings)), 0);
    HandoffCosts handoffs =
        new HandoffCosts(
            new TreeMap<>(Collections.singletonMap(Distance.CACHE_DOMAIN, 50 * NS)), List.of());
    MemoryTimings timings = new MemoryTimings(NS, 5 * NS, 20 * NS, 80 * NS, 80 * NS, NS);
    memory =
        new CoherentMemory(
            kernel,
            machine,
            Protocols.MESI.table(),
            new Interconnect(machine, handoffs, timings, LegShares.DEFAULT),
            MemoryPlacement.LOCAL);
    accesses = new RecordedMemory(memory);
    account = new CauseAccount(holders, Cause.values().length);
    os =
        new OsScheduler(
            kernel,
            processor,
            settings,
            Cause.ofScheduler(),
            account,
            accesses,
            new RandomStreams(1, 0));
  }

  /** Scheduling that costs about what it does on a server, without chance. */
  public static SchedulerSettings settings() {
    return new SchedulerSettings(3 * MS, 2 * US, 5 * US, 0, US, 200 * NS, 3 * US, false, 0, 0);
  }

  /** What locks need of this machine. */
  public Platform platform() {
    SchedulerSettings settings = os.settings();
    return new Platform(kernel, memory, 0, settings.yieldCallPs(), settings.wakeCallPs());
  }

  /** Starts a thread with the next account. */
  public SimThread start(Routine code) {
    return start(code, null);
  }

  /** Starts a thread likewise, on some hardware threads only. */
  public SimThread start(Routine code, int @Nullable [] affinity) {
    int holder = nextHolder++;
    return os.start("thread " + holder, holder, affinity, null, code);
  }

  /** Runs until all threads have ended; throws if they cannot. */
  public void run() {
    run(1_000_000 * MS);
  }

  /** Runs likewise; throws if threads have not ended after a time. */
  public void run(long atMostPs) {
    SimKernel.RunEnd end = kernel.runUntilPs(atMostPs);
    if (end != SimKernel.RunEnd.STOPPED || !os.deadlock().isEmpty()) {
      throw new AssertionError("the run ended with " + end + ", " + os.deadlock());
    }
    os.closeAccounts();
  }
}
