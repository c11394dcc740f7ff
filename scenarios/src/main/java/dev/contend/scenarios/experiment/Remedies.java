package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.policy.RuntimePolicy;
import dev.contend.workloads.runtime.policy.Sharing;

/** Which mechanism would remove a loss, in words. It is not simulated here. */
final class Remedies {
  /** From this share of the workers' time on, waits for switch intervals count. Assumed. */
  private static final double MUCH = 0.02;

  private Remedies() {}

  /**
   * What would remove the largest part of a point's loss, as a sentence.
   *
   * @param intervalShare of the workers' time, what threads that come from a device may have waited
   *     for switch intervals
   */
  static String sentence(PointLosses.Loss loss, PointSpec point, double intervalShare) {
    return switch (loss.kind()) {
      case REFERENCE_COUNT -> ofCount(loss);
      case ITEMS, OBJECT_LOCK ->
          "A container for each worker, merged at the end, or changes in batches would remove it.";
      case VARIABLE -> "A variable for each worker, put together at the end, would remove it.";
      case SHARED_MEMORY ->
          "A part of the region for each worker, on lines of its own, would remove it.";
      case LOCK -> ofLock();
      case CONDITION -> ofCondition(loss.cause(), point, intervalShare);
      case LINE -> "A line for each worker would remove it.";
      case INTERPRETER_LOCK, QUEUE, RUNTIME, OTHER -> ofCause(loss.cause(), point, intervalShare);
    };
  }

  private static String ofCount(PointLosses.Loss loss) {
    boolean foreign = loss.cause() == Cause.ALLOCATOR || loss.cause() == Cause.COLLECTOR;
    return foreign
        ? "Objects that are dropped by the thread that made them would remove it."
        : "An immortal object, one whose count is deferred, or a copy for each worker would remove"
            + " it.";
  }

  private static String ofCondition(Cause cause, PointSpec point, double intervalShare) {
    return cause == Cause.QUEUE_EMPTY || cause == Cause.QUEUE_FULL
        ? ofCause(cause, point, intervalShare)
        : "Less work of those who are waited for, or work that needs no answer, would remove it.";
  }

  private static String ofLock() {
    return "Several locks for parts of what it guards, or one section for a batch of changes, would"
        + " remove it.";
  }

  private static String ofCause(Cause cause, PointSpec point, double intervalShare) {
    return switch (cause) {
      case GIL_WAIT -> ofGil(point, intervalShare);
      case LOCK_SPIN, LOCK_PARKED -> ofLock();
      case REFCOUNT_TRANSFER ->
          "Immortal objects, objects whose counts are deferred, or copies for each worker would"
              + " remove it.";
      case LINE_TRANSFER -> "Data of its own for each worker would remove it.";
      case MEMORY -> "Data that fit into the caches, or more memory bandwidth, would remove it.";
      case ALLOCATOR -> "Fewer new objects, or objects that are used again, would remove it.";
      case COLLECTOR ->
          "Fewer collections, by a higher threshold or by freezing what stays, would remove it.";
      case QUEUE_EMPTY -> "More or faster producers would remove it.";
      case QUEUE_FULL -> "More or faster consumers would remove it.";
      case IPC -> "Messages in batches, or shared memory in their place, would remove it.";
      case PICKLING -> "Passing identities, or shared memory, in place of objects would remove it.";
      case START_UP -> "Workers that are kept, or more work for each, would make it small.";
      case SCHEDULER_WAIT ->
          point.confinement().quota().isLimit()
              ? "A larger CPU quota, or fewer workers, would remove it."
              : "More cores, or fewer workers, would remove it.";
      case CLOCK_AND_SMT_LOSS ->
          point.workers() > point.machine().processor().machine().cores()
              ? "More cores in place of SMT siblings would remove a part of it."
              : "A machine whose clock holds with all cores busy would remove it.";
      case IO_AND_DEVICE -> "More requests in flight, or a faster device, would remove it.";
      case IDLE -> "Smaller pieces of work, taken as workers come free, would remove it.";
      case USEFUL_PYTHON, USEFUL_NATIVE ->
          throw new IllegalArgumentException(cause.label() + " is no loss");
    };
  }

  private static String ofGil(PointSpec point, double intervalShare) {
    if (point.runtime() instanceof RuntimeSpec.Python python) {
      RuntimePolicy policy = python.policy().policy();
      if (policy.sharing() != Sharing.HEAP) {
        return "Threads that do not share an interpreter would remove it.";
      }
    }
    return intervalShare >= MUCH
        ? "Free threading or worker processes would remove it, a shorter switch interval a part."
        : "Free threading or worker processes would remove it.";
  }
}
