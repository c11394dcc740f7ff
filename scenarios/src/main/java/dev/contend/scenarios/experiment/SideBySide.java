package dev.contend.scenarios.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Pieces of work on several threads, which do not keep the JVM alive. */
public final class SideBySide {
  private SideBySide() {}

  /** So many threads. */
  public static ExecutorService threads(int jobs) {
    return Executors.newFixedThreadPool(jobs, SideBySide::daemon);
  }

  /**
   * What all pieces yield, in their order.
   *
   * @param <T> what that is
   * @throws RuntimeException that of the first piece that fails; the others are interrupted
   */
  public static <T> List<T> all(int jobs, List<Callable<T>> pieces) throws InterruptedException {
    ExecutorService threads = threads(jobs);
    try {
      List<Future<T>> running = new ArrayList<>();
      pieces.forEach(piece -> running.add(threads.submit(piece)));
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(result(each));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * What a piece yields.
   *
   * @param <T> what that is
   * @throws RuntimeException what the piece fails with
   */
  static <T> T result(Future<T> piece) throws InterruptedException {
    try {
      return piece.get();
    } catch (ExecutionException exception) {
      if (exception.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(exception.getCause());
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "simulation");
    thread.setDaemon(true);
    return thread;
  }
}
