package dev.contend.cpu.scheduler;

import dev.contend.cpu.clock.ClockTable;
import dev.contend.cpu.clock.CoreKind;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.Contention;
import dev.contend.cpu.memory.MemoryPort;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import dev.contend.engine.SimKernel.RunEnd;
import dev.contend.engine.metrics.CauseAccount;
import dev.contend.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small machine with a scheduler, and memory that answers an access in the time it is told. */
final class Bench {
  static final long MS = 1_000_000_000L;
  static final long US = 1_000_000L;

  static final int START_UP = 0;
  static final int WAIT = 1;
  static final int LOSS = 2;
  static final int IDLE = 3;
  static final int WORK = 4;
  static final int BLOCKED = 5;
  static final int CALL = 6;
  static final int CAUSES = 7;

  final SimKernel kernel = new SimKernel();
  final CauseAccount account;
  final OsScheduler os;
  private final Memory memory = new Memory();
  boolean lineChanged;

  /** When whoever begins to watch the line is told that it changes; negative for not at once. */
  long changesInPs = -1;

  final List<Long> writtenBack = new ArrayList<>();

  /** Ends of accesses in flight that the threads had to be told of. */
  int toldEnds;

  private int nextHolder;

  Bench(Processor processor, SchedulerSettings settings, int holders, long seed) {
    this(processor, settings, CpuQuota.UNLIMITED, holders, seed);
  }

  Bench(Processor processor, SchedulerSettings settings, CpuQuota quota, int holders, long seed) {
    account = new CauseAccount(holders, CAUSES);
    os =
        new OsScheduler(
            kernel,
            processor,
            settings,
            quota,
            new SchedulerCauses(START_UP, WAIT, LOSS, IDLE),
            account,
            memory,
            new RandomStreams(seed, 0));
  }

  /** Equal cores at a fixed clock whose SMT siblings do not disturb each other, free scheduling. */
  static Bench plain(int cores, int holders) {
    return new Bench(processor(cores, 1, 2), SchedulerSettings.FREE, holders, 1);
  }

  /** The same with a CPU quota of so many milliseconds in each 100 ms. */
  static Bench limited(int cores, int holders, int quotaMs) {
    CpuQuota quota = new CpuQuota(quotaMs * MS, 100 * MS);
    return new Bench(processor(cores, 1, 2), SchedulerSettings.FREE, quota, holders, 1);
  }

  /** One socket of equal cores at a fixed clock. */
  static Processor processor(int cores, int threadsPerCore, double smtYield) {
    Machine machine = Machine.regular("bench", 1, 1, cores, threadsPerCore, 64);
    CoreKind kind = new CoreKind("core", ClockTable.fixed(1e9), 1, smtYield);
    return new Processor(machine, List.of(kind), 0);
  }

  /** Settings without chance and background. */
  static SchedulerSettings settings(
      long slicePs, long switchPs, long wakePs, long callPs, long yieldPs, long migrationPs) {
    return new SchedulerSettings(
        slicePs, switchPs, wakePs, 0, callPs, yieldPs, migrationPs, false, 0, 0);
  }

  /** Starts a thread with the next account. */
  SimThread start(Routine code, int... affinity) {
    int holder = nextHolder++;
    return os.start("thread " + holder, holder, affinity.length == 0 ? null : affinity, null, code);
  }

  /** Runs until all threads have ended or none can go on. */
  void run() {
    if (kernel.runUntilPs(SimKernel.MAX_TIME_PS) != RunEnd.STOPPED) {
      throw new AssertionError("threads have neither ended nor met in a deadlock");
    }
    os.closeAccounts();
  }

  /** An address whose access is in flight for so long; 0 for a hit that takes a nanosecond. */
  static long address(long ps) {
    return ps;
  }

  /** The watched line changes for all who spin on it. */
  void changeLine() {
    lineChanged = true;
    List<Integer> told = List.copyOf(memory.watchers.keySet());
    for (int hardwareThread : told) {
      MemoryPort.Watcher watcher = memory.watchers.remove(hardwareThread);
      if (watcher != null) {
        watcher.lineChanges(0);
      }
    }
  }

  /** Answers each access in the time that its address says; has one line that can be watched. */
  private final class Memory implements MemoryPort {
    private final Map<Integer, Watcher> watchers = new TreeMap<>();
    private final Map<Integer, ModelEvent> ends = new TreeMap<>();
    private final Contention contention = new Contention(64);

    @Override
    public Contention contention() {
      return contention;
    }

    @Override
    public long access(int hardwareThread, long address, AccessKind kind, Client client) {
      if (address == 0) {
        return 1_000;
      }
      ModelEvent end =
          new ModelEvent(kernel, EventOrder.COMPLETION) {
            @Override
            public void actions() {
              toldEnds++;
              client.accessDone();
            }
          };
      end.scheduleInPs(address);
      ends.put(hardwareThread, end);
      return IN_FLIGHT;
    }

    @Override
    public boolean finishesAtOnce(int hardwareThread) {
      ModelEvent end = ends.get(hardwareThread);
      return end != null && kernel.tryBegin(end);
    }

    @Override
    public boolean watch(int hardwareThread, long address, Watcher watcher) {
      if (changesInPs < 0) {
        watchers.put(hardwareThread, watcher);
      } else {
        watcher.lineChanges(changesInPs);
      }
      return true;
    }

    @Override
    public void unwatch(int hardwareThread) {
      watchers.remove(hardwareThread);
    }

    @Override
    public long readAhead(int hardwareThread, long address) {
      return address;
    }

    @Override
    public long fillBufferFreeInPs(int hardwareThread) {
      return 0;
    }

    @Override
    public void writeBack(int hardwareThread, long address) {
      writtenBack.add(address);
    }
  }
}
