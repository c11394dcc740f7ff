package dev.contend.workloads.hardware;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.Contention;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.runtime.Ground;

/** Threads that count on one line, or on lines of their own, with or without work in between. */
public final class SharedCounter implements NativeProgram {
  private final Ground ground;
  private final Settings settings;
  private final RandomStreams random;
  private final Window window;
  private final long address;

  /** Whether all threads add to one number. */
  private final boolean isOne;

  /** Of each worker's counter; of the first alone, if all count on one. */
  private final long[] values;

  /**
   * What the threads do.
   *
   * @param operation how they count
   * @param layout where their counters are
   * @param thinkPs work between two operations at peak speed, mean
   * @param exponential whether that work is exponentially distributed rather than fixed
   * @param warmUpPs from the start until counting begins
   * @param durationPs how long is counted
   */
  public record Settings(
      Operation operation,
      Layout layout,
      double thinkPs,
      boolean exponential,
      long warmUpPs,
      long durationPs) {}

  /** How a thread counts. */
  public enum Operation {
    /** An atomic addition whose result is not used. */
    FETCH_ADD,
    /** A load, then compare-and-swap until it succeeds. */
    CAS_LOOP,
    /** A plain store. */
    STORE
  }

  /** Where the counters are. */
  public enum Layout {
    /** All threads count on one. */
    SHARED,
    /** Each has its own, next to the others' on as few lines as possible. */
    PACKED,
    /** Each has a line of its own. */
    PADDED
  }

  /** Lays the counters out in memory. */
  public SharedCounter(Ground ground, int workers, Settings settings, RandomStreams random) {
    this.ground = ground;
    this.settings = settings;
    this.random = random;
    window = new Window(ground.kernel(), settings.warmUpPs(), settings.durationPs(), workers);
    values = new long[workers];
    int pages = 1 + workers * lineBytes() / CoherentMemory.pageBytes();
    String name = settings.layout() == Layout.SHARED ? "counter" : "counters";
    Contention contention = ground.memory().contention();
    int subject = SubjectKind.LINE.number(contention, name);
    isOne = settings.layout() == Layout.SHARED && !contention.isUnshared(subject);
    address = ground.memory().reservePages(pages, subject);
  }

  private int lineBytes() {
    return ground.processor().machine().cacheLineBytes();
  }

  @Override
  public Routine worker(int index) {
    long own =
        switch (settings.layout()) {
          case SHARED -> address;
          case PACKED -> address + 8L * index;
          case PADDED -> address + (long) lineBytes() * index;
        };
    RandomSource think = random.stream("workload/think/" + index);
    return settings.operation() == Operation.CAS_LOOP
        ? new CasLoop(index, own, think)
        : new Adding(index, own, think);
  }

  @Override
  public void report(MetricSet.Builder metrics) {
    window.report(metrics);
  }

  private double thinkPs(RandomSource think) {
    return settings.exponential() ? think.exponential(settings.thinkPs()) : settings.thinkPs();
  }

  private static int useful() {
    return Cause.USEFUL_NATIVE.id();
  }

  /** Think, count, think, count. */
  private final class Adding extends Routine {
    private static final int THINK = 0;
    private static final int COUNT = 1;
    private static final int DONE = 2;

    private final int worker;
    private final long counter;
    private final RandomSource think;
    private final AccessKind kind;

    Adding(int worker, long counter, RandomSource think) {
      this.worker = worker;
      this.counter = counter;
      this.think = think;
      kind = settings.operation() == Operation.STORE ? AccessKind.STORE : AccessKind.POSTED_ADD;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case THINK:
          if (window.isOver()) {
            return Step.DONE;
          }
          state = COUNT;
          return settings.thinkPs() == 0 ? Step.AGAIN : thread.compute(thinkPs(think), useful());
        case COUNT:
          state = DONE;
          return thread.access(counter, kind, useful(), Cause.LINE_TRANSFER.id());
        default:
          window.done(worker);
          state = THINK;
          return Step.AGAIN;
      }
    }
  }

  /** Load, compare-and-swap; again with the value found, if another was faster. */
  private final class CasLoop extends Routine {
    private static final int THINK = 0;
    private static final int LOAD = 1;
    private static final int SWAP = 2;
    private static final int DECIDE = 3;

    private final int worker;
    private final int own;
    private final long counter;
    private final RandomSource think;
    private long expected;

    CasLoop(int worker, long counter, RandomSource think) {
      this.worker = worker;
      own = isOne ? 0 : worker;
      this.counter = counter;
      this.think = think;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case THINK:
          if (window.isOver()) {
            return Step.DONE;
          }
          state = LOAD;
          return settings.thinkPs() == 0 ? Step.AGAIN : thread.compute(thinkPs(think), useful());
        case LOAD:
          state = SWAP;
          return thread.access(counter, AccessKind.LOAD, useful(), Cause.LINE_TRANSFER.id());
        case SWAP:
          expected = values[own];
          state = DECIDE;
          return swap(thread);
        default:
          if (values[own] != expected) {
            expected = values[own];
            return swap(thread);
          }
          values[own]++;
          window.done(worker);
          state = THINK;
          return Step.AGAIN;
      }
    }

    private Step swap(SimThread thread) {
      return thread.access(
          counter, AccessKind.COMPARE_AND_SWAP, useful(), Cause.LINE_TRANSFER.id());
    }
  }
}
