package dev.contend.workloads.hardware;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.Contention;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.runtime.Ground;
import dev.contend.workloads.sync.Lock;
import dev.contend.workloads.sync.Locks;
import dev.contend.workloads.sync.Platform;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Threads that take one lock (or, if it is unshared, one each), add to a plain counter on a line of
 * its own, and give the lock up.
 *
 * <p>A thread looks at the clock only between batches, as a benchmark does, and is measured until
 * the end of its last one.
 */
public final class ContendedLock implements NativeProgram {
  private final Ground ground;
  private final Settings settings;
  private final RandomStreams random;
  private final LockTrial trial;

  /** One, or one for each worker. */
  private final List<Lock> locks = new ArrayList<>();

  private final long counter;

  /**
   * What the threads do.
   *
   * @param lock what they take
   * @param criticalPs work with the lock, besides the counter, at peak speed
   * @param thinkPs work without it, mean
   * @param exponential whether that work is exponentially distributed rather than fixed
   * @param pinned whether worker <i>i</i> may run on hardware thread <i>i</i> modulo their number
   *     only
   * @param batch operations between two looks at the clock
   * @param warmUpPs from the start until counting begins
   * @param durationPs how long is counted
   */
  public record Settings(
      Locks lock,
      double criticalPs,
      double thinkPs,
      boolean exponential,
      boolean pinned,
      long batch,
      long warmUpPs,
      long durationPs) {}

  /** Lays lock and counter out in memory. */
  public ContendedLock(Ground ground, int workers, Settings settings, RandomStreams random) {
    this.ground = ground;
    this.settings = settings;
    this.random = random;
    Contention contention = ground.memory().contention();
    boolean forEach = contention.makesForEach(SubjectKind.LOCK.number(contention, "lock"));
    trial =
        new LockTrial(
            ground.kernel(), settings.warmUpPs(), settings.durationPs(), workers, !forEach);
    long pausePs = ground.memory().timings().pausePs();
    SchedulerSettings os = ground.scheduler().settings();
    Platform platform =
        new Platform(ground.kernel(), ground.memory(), pausePs, os.yieldCallPs(), os.wakeCallPs());
    for (int i = 0; i < (forEach ? workers : 1); i++) {
      locks.add(settings.lock().make(platform));
    }
    counter = ground.memory().reservePages(1, SubjectKind.LINE.number(contention, "counter"));
  }

  @Override
  public Routine worker(int index) {
    Lock lock = locks.get(index % locks.size());
    return new Worker(index, lock.use(), random.stream("workload/think/" + index));
  }

  @Override
  public int @Nullable [] affinity(int index) {
    int places = ground.processor().machine().hardwareThreads();
    return settings.pinned() ? new int[] {index % places} : null;
  }

  @Override
  public void report(MetricSet.Builder metrics) {
    trial.report(metrics);
  }

  private final class Worker extends Routine {
    private static final int THINK = 0;
    private static final int ACQUIRE = 1;
    private static final int HELD = 2;
    private static final int ADD = 3;
    private static final int RELEASE = 4;
    private static final int RELEASED = 5;

    private final int index;
    private final Lock.Use use;
    private final RandomSource think;
    private long leftInBatch;

    Worker(int index, Lock.Use use, RandomSource think) {
      this.index = index;
      this.use = use;
      this.think = think;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case THINK:
          if (leftInBatch == 0) {
            if (trial.isOver()) {
              trial.ended(index);
              return Step.DONE;
            }
            leftInBatch = settings.batch();
          }
          state = ACQUIRE;
          return work(thread, thinkPs());
        case ACQUIRE:
          state = HELD;
          return thread.call(use.acquire());
        case HELD:
          trial.acquired(index);
          state = ADD;
          return work(thread, settings.criticalPs());
        case ADD:
          state = RELEASE;
          return thread.access(counter, AccessKind.STORE, useful(), Cause.LINE_TRANSFER.id());
        case RELEASE:
          trial.releases(index);
          state = RELEASED;
          return thread.call(use.release());
        default:
          trial.done(index);
          leftInBatch--;
          state = THINK;
          return Step.AGAIN;
      }
    }

    private double thinkPs() {
      return settings.exponential() ? think.exponential(settings.thinkPs()) : settings.thinkPs();
    }

    private Step work(SimThread thread, double workPs) {
      return workPs == 0 ? Step.AGAIN : thread.compute(workPs, useful());
    }

    private int useful() {
      return Cause.USEFUL_NATIVE.id();
    }
  }
}
