package dev.contend.scenarios.experiment;

import dev.contend.engine.SimKernel;
import dev.contend.scenarios.spec.RunLimits;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches over what simulations cost and gives up those that cost too much.
 *
 * <p>Memory is that of the whole JVM, so that of several runs at the same time it cannot be said
 * whose it is. When it becomes too much, all that are under way are given up, and each is made once
 * more while nothing else is: only one that takes too much alone has a verdict.
 */
final class Supervision implements AutoCloseable {
  private static final long WATCH_MS = 50;
  private static final double MIB = 1 << 20;

  private final RunLimits limits;
  private final Set<Watched> underWay = new LinkedHashSet<>();
  private final ReadWriteLock gate = new ReentrantReadWriteLock(true);
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(Supervision::daemon);
  private final Optional<Future<?>> looking;

  Supervision(RunLimits limits) {
    this.limits = limits;
    boolean watches = limits.wallMs() != RunLimits.NONE || limits.memoryBytes() != RunLimits.NONE;
    looking =
        watches
            ? Optional.of(
                watch.scheduleWithFixedDelay(this::look, WATCH_MS, WATCH_MS, TimeUnit.MILLISECONDS))
            : Optional.empty();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "supervision");
    thread.setDaemon(true);
    return thread;
  }

  /** Why a simulation was given up. */
  private enum Reason {
    WALL_TIME,
    MEMORY
  }

  /** A simulation under way. */
  private static final class Watched {
    private final long startNanos = System.nanoTime();
    private volatile @Nullable SimKernel kernel;
    private volatile @Nullable Reason reason;

    void giveUp(Reason why) {
      SimKernel running = kernel;
      if (running != null && reason == null) {
        reason = why;
        running.giveUp();
      }
    }
  }

  /**
   * A result, or the verdict on a simulation that was given up.
   *
   * @param isLasting whether every machine comes to it, so that it can be kept
   */
  record Supervised(RunResult result, boolean isLasting) {}

  /** Makes a run that is prepared. */
  Supervised run(RunSpec spec) {
    return run(() -> spec);
  }

  /**
   * Makes a run.
   *
   * @param spec prepares it, which takes memory and time too
   */
  Supervised run(Supplier<RunSpec> spec) {
    return run(spec, kernel -> {});
  }

  /**
   * The same.
   *
   * @param begun told of the kernel before each attempt at the simulation
   */
  Supervised run(Supplier<RunSpec> spec, Consumer<SimKernel> begun) {
    Supervised first = attempt(spec, begun, gate.readLock());
    return first != null ? first : alone(spec, begun);
  }

  private Supervised alone(Supplier<RunSpec> spec, Consumer<SimKernel> begun) {
    Supervised second = attempt(spec, begun, gate.writeLock());
    return second != null
        ? second
        : verdict(
            limits.memoryBytes() == RunLimits.NONE
                ? "its simulation takes more memory than the tool has, "
                    + Math.round(Runtime.getRuntime().maxMemory() / MIB)
                    + " MiB"
                : "its simulation takes more memory than the limit of "
                    + Math.round(limits.memoryBytes() / MIB)
                    + " MiB",
            "raise it ('--limit memory=SIZE', and the JVM's own with CONTEND_OPTS=-Xmx...), or"
                + " simulate fewer workers or objects");
  }

  /** A run, or null if it took too much memory. */
  private @Nullable Supervised attempt(
      Supplier<RunSpec> spec, Consumer<SimKernel> begun, Lock lock) {
    lock.lock();
    // Its time begins here: while it waited for others it has cost nothing.
    Watched watched = new Watched();
    try {
      add(watched);
      return new Supervised(
          Assembly.run(
              spec.get(),
              limits,
              kernel -> {
                watched.kernel = kernel;
                begun.accept(kernel);
              }),
          true);
    } catch (GivenUpException givenUp) {
      return watched.reason == Reason.MEMORY
          ? null
          : verdict(
              "its simulation took longer than the limit of " + limits.wallMs() / 1e3 + " s",
              "raise the limit with '--limit wall-time=DURATION', or give it less to do");
    } catch (OutOfMemoryError tooMuch) {
      return null;
    } finally {
      remove(watched);
      lock.unlock();
    }
  }

  private static Supervised verdict(String what, String advice) {
    return new Supervised(RunResult.unfinished(List.of(what, advice)), false);
  }

  private synchronized void add(Watched watched) {
    underWay.add(watched);
  }

  private synchronized void remove(Watched watched) {
    underWay.remove(watched);
  }

  private synchronized void look() {
    long now = System.nanoTime();
    for (Watched each : underWay) {
      if ((now - each.startNanos) / 1_000_000 > limits.wallMs()) {
        each.giveUp(Reason.WALL_TIME);
      }
    }
    if (heapBytes() > limits.memoryBytes()) {
      // What nobody holds any more is no memory that a run takes.
      System.gc();
      if (heapBytes() > limits.memoryBytes()) {
        underWay.forEach(each -> each.giveUp(Reason.MEMORY));
      }
    }
  }

  private static long heapBytes() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Override
  public void close() {
    looking.ifPresent(each -> each.cancel(false));
    watch.shutdown();
  }
}
