package dev.contend.scenarios.cli;

import dev.contend.reports.table.MadeTable;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.experiment.ResultTables;
import dev.contend.scenarios.reference.Comparison;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The tables of a run and what their files hold, made side by side: those of ten thousand points
 * take as long as many of the points.
 */
final class WrittenTables {
  private final Map<Tables, MadeTable> tables;
  private final Map<Tables, byte[]> files = new EnumMap<>(Tables.class);
  private final boolean isTraced;

  /**
   * Makes the files' contents.
   *
   * @param traced those of a run whose trace is in the folder; none if no run was traced
   * @param jobs how many at a time
   */
  WrittenTables(ResultTables all, Map<Tables, ResultTable> traced, Comparison comparison, int jobs)
      throws InterruptedException {
    isTraced = !traced.isEmpty();
    tables = all.all();
    traced.forEach((kind, table) -> tables.put(kind, MadeTable.of(table)));
    if (comparison.isAsked()) {
      tables.put(Tables.REFERENCE, MadeTable.of(comparison.table()));
    }
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try {
      Map<Tables, Future<byte[]>> underWay = new LinkedHashMap<>();
      tables.forEach((kind, table) -> underWay.put(kind, pool.submit(table::csv)));
      for (Map.Entry<Tables, Future<byte[]>> each : underWay.entrySet()) {
        files.put(each.getKey(), made(each.getValue()));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static byte[] made(Future<byte[]> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }

  /** Whether tables of a traced run are among them. */
  boolean isTraced() {
    return isTraced;
  }

  /** The tables by kind; each is made whenever it is asked for. */
  Map<Tables, MadeTable> tables() {
    return tables;
  }

  /** By kind the bytes of their files. */
  Map<Tables, byte[]> files() {
    return files;
  }
}
