package dev.contend.workloads.program;

/**
 * A pool whose workers are the program's workers. The main thread submits tasks and awaits them.
 *
 * @param name as in messages
 * @param kind which of the standard library's
 */
public record TaskPool(String name, Kind kind) {
  /** The chunk size of {@code Pool.map}: four chunks for each worker, rounded up. */
  public static int chunkSize(int items, int workers) {
    int chunks = 4 * workers;
    return Math.max(1, (items + chunks - 1) / chunks);
  }

  /** Who hands tasks out and takes results in. */
  public enum Kind {
    /** {@code multiprocessing.Pool}, or its {@code ThreadPool} where workers share a heap. */
    POOL,
    /** {@code ProcessPoolExecutor}, or {@code ThreadPoolExecutor} where workers share a heap. */
    EXECUTOR
  }
}
