package dev.contend.workloads.runtime.policy;

import dev.contend.coherence.fabric.TransferCounters;
import dev.contend.cpu.scheduler.OsScheduler;
import dev.contend.cpu.topology.Distance;
import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.workloads.runtime.Ground;
import java.util.List;

/** The scalars that every run reports. */
public final class RunMetrics {
  public static final Metric TIME =
      new Metric("time", "s", "From the program's start until the main thread has joined all.");
  public static final Metric USEFUL_SHARE =
      new Metric("useful-share", "ratio", "Share of the workers' time that is useful work.");
  public static final Metric CONTEXT_SWITCHES =
      new Metric("context-switches", "count", "Times a hardware thread changed its thread.");
  public static final Metric MIGRATIONS =
      new Metric("migrations", "count", "Times a thread went on on another core.");
  public static final Metric LINE_TRANSFERS =
      new Metric("line-transfers", "count", "Cache lines handed from core to core.");
  public static final Metric REMOTE_TRANSFERS =
      new Metric("remote-line-transfers", "count", "Of these, handed from socket to socket.");
  public static final Metric RFO_COUNT =
      new Metric(
          "rfo-count",
          "count",
          "Requests to write that a core could not answer from its own cache.");
  public static final Metric INVALIDATIONS =
      new Metric("invalidations", "count", "Copies of lines that sharers had to drop.");
  public static final Metric GIL_SWITCHES =
      new Metric("gil-switches", "count", "Times an interpreter lock changed its thread.");
  public static final Metric GIL_DROP_REQUESTS =
      new Metric("gil-drop-requests", "count", "Times a waiter asked for the interpreter lock.");
  public static final Metric LOCK_PARKS =
      new Metric("lock-parks", "count", "Times a worker went to sleep at a lock of the program.");
  public static final Metric LOCK_TIME =
      new Metric(
          "lock-time",
          "ns",
          "Time of a worker in taking a lock of the program and giving it up, mean; references to"
              + " the lock left out.");
  public static final Metric REFCOUNT_MERGES =
      new Metric("refcount-merges", "count", "Reference counts merged by or for their owner.");
  public static final Metric REFCOUNT_QUEUED =
      new Metric("refcount-queued", "count", "Objects queued for their owners to merge.");
  public static final Metric MAYBE_WEAKREFS =
      new Metric(
          "maybe-weakrefs",
          "count",
          "Objects marked when another thread read them the first time.");
  public static final Metric QUEUED_GARBAGE_PEAK =
      new Metric(
          "queued-garbage-peak", "count", "Most objects that waited for their owners at one time.");
  public static final Metric OPERATION_TIME =
      new Metric("operation-time", "ns", "Time per operation and thread.");
  public static final Metric OPERATION_INTERVAL =
      new Metric("operation-interval", "ns", "Elapsed time over the operations of all workers.");
  public static final Metric QUOTA_PERIODS =
      new Metric("quota-periods", "count", "Periods of the container's CPU quota that have ended.");
  public static final Metric THROTTLED_PERIODS =
      new Metric("throttled-periods", "count", "Of these, periods in which the quota ran out.");
  public static final Metric THROTTLED_TIME =
      new Metric("throttled-time", "s", "Time that run queues were throttled, all together.");

  /** All of them. */
  public static final List<Metric> ALL =
      List.of(
          TIME,
          USEFUL_SHARE,
          CONTEXT_SWITCHES,
          MIGRATIONS,
          LINE_TRANSFERS,
          REMOTE_TRANSFERS,
          RFO_COUNT,
          INVALIDATIONS,
          GIL_SWITCHES,
          GIL_DROP_REQUESTS,
          LOCK_PARKS,
          LOCK_TIME,
          REFCOUNT_MERGES,
          REFCOUNT_QUEUED,
          MAYBE_WEAKREFS,
          QUEUED_GARBAGE_PEAK,
          OPERATION_TIME,
          OPERATION_INTERVAL);

  private RunMetrics() {}

  /** Reports what machine and operating system have counted so far. */
  public static void report(Ground ground, MetricSet.Builder metrics) {
    TransferCounters transfers = ground.memory().counters();
    metrics
        .put(TIME, ground.kernel().nowPs() / 1e12)
        .count(CONTEXT_SWITCHES, ground.scheduler().contextSwitches())
        .count(MIGRATIONS, ground.scheduler().migrations())
        .count(LINE_TRANSFERS, transfers.transfers())
        .count(REMOTE_TRANSFERS, transfers.transfers(Distance.REMOTE))
        .count(RFO_COUNT, transfers.requestsForOwnership())
        .count(INVALIDATIONS, transfers.invalidations());
  }

  /** Reports how the container's CPU quota was used, if there is one. */
  static void reportQuota(OsScheduler scheduler, MetricSet.Builder metrics) {
    if (scheduler.hasQuota()) {
      metrics
          .count(QUOTA_PERIODS, scheduler.quotaPeriods())
          .count(THROTTLED_PERIODS, scheduler.throttledPeriods())
          .put(THROTTLED_TIME, scheduler.throttledPs() / 1e12);
    }
  }
}
