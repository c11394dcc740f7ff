package dev.contend.workloads.runtime.process;

/**
 * What the Python code of queues and pools takes, in picoseconds; pickling, pipes and locks are
 * apart.
 *
 * @param simplePs {@code SimpleQueue.put} or {@code get}
 * @param putPs {@code Queue.put}
 * @param getPs {@code Queue.get}
 * @param feedPs the feeder thread, for each message
 * @param taskPs {@code Pool}'s handler threads, for each task or result
 * @param submitPs {@code ProcessPoolExecutor.submit}
 * @param managerPs the executor's manager thread, for each time it waits: it builds a selector of
 *     all its pipes and processes
 */
public record QueueCosts(
    long simplePs,
    long putPs,
    long getPs,
    long feedPs,
    long taskPs,
    long submitPs,
    long managerPs) {
  /** Queues that take no time beyond their locks. */
  static final QueueCosts FREE = new QueueCosts(0, 0, 0, 0, 0, 0, 0);
}
