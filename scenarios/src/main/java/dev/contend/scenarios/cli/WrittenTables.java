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

  /** A table with the content of its file. */
  private static final class Written {
    private final MadeTable table;
    private final byte[] csv;

    Written(MadeTable made, boolean isDrawn) {
      table = isDrawn ? MadeTable.of(made.table()) : made;
      csv = table.csv();
    }
  }

  /**
   * Makes the files' contents.
   *
   * @param traced those of a run whose trace is in the folder; none if no run was traced
   * @param jobs how many at a time
   */
  WrittenTables(ResultTables all, Map<Tables, ResultTable> traced, Comparison comparison, int jobs)
      throws InterruptedException {
    isTraced = !traced.isEmpty();
    // What figures are drawn of is made once; else rows need not be kept.
    boolean areDrawn = !all.scenario().charts().isEmpty();
    tables = all.all();
    traced.forEach((kind, table) -> tables.put(kind, MadeTable.of(table)));
    if (comparison.isAsked()) {
      tables.put(Tables.REFERENCE, MadeTable.of(comparison.table()));
    }
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try {
      Map<Tables, Future<Written>> underWay = new LinkedHashMap<>();
      tables.forEach(
          (kind, table) -> underWay.put(kind, pool.submit(() -> new Written(table, areDrawn))));
      for (Map.Entry<Tables, Future<Written>> each : underWay.entrySet()) {
        Written written = made(each.getValue());
        tables.put(each.getKey(), written.table);
        files.put(each.getKey(), written.csv);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static Written made(Future<Written> future) throws InterruptedException {
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

  /** The tables by kind, as made or to be made. */
  Map<Tables, MadeTable> tables() {
    return tables;
  }

  /** By kind the bytes of their files. */
  Map<Tables, byte[]> files() {
    return files;
  }
}
