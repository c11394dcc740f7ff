package dev.contend.scenarios.cli;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableFormats;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.experiment.ResultTables;
import dev.contend.scenarios.reference.Comparison;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * The tables of a run and what their files hold, made side by side: those of ten thousand points
 * take as long as many of the points.
 */
final class WrittenTables {
  private final Map<Tables, ResultTable> tables = new EnumMap<>(Tables.class);
  private final Map<Tables, byte[]> files = new EnumMap<>(Tables.class);

  /** A table with the content of its file. */
  private static final class Written {
    private final ResultTable table;
    private final byte[] csv;

    Written(ResultTable table) {
      this.table = table;
      csv = TableFormats.CSV.format(table).getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * Makes them.
   *
   * @param jobs how many at a time
   */
  WrittenTables(ResultTables all, Comparison comparison, int jobs) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try {
      Map<Tables, Future<Written>> underWay = new LinkedHashMap<>();
      makers(all, comparison)
          .forEach(
              (kind, maker) -> underWay.put(kind, pool.submit(() -> new Written(maker.get()))));
      for (Map.Entry<Tables, Future<Written>> each : underWay.entrySet()) {
        Written written = made(each.getValue());
        tables.put(each.getKey(), written.table);
        files.put(each.getKey(), written.csv);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** The largest first. */
  private static Map<Tables, Supplier<ResultTable>> makers(
      ResultTables all, Comparison comparison) {
    Map<Tables, Supplier<ResultTable>> makers = new LinkedHashMap<>();
    makers.put(Tables.REPLICATIONS, all::replications);
    makers.put(Tables.RESULTS, all::results);
    makers.put(Tables.CONTENDED, all::contended);
    makers.put(Tables.CAUSES, all::causes);
    makers.put(Tables.TOPOLOGY, all::topology);
    add(makers, Tables.FITS, all.fits());
    add(makers, Tables.REMOVED, all.removed());
    add(makers, Tables.HANDOFFS, all.handoffs());
    if (comparison.isAsked()) {
      makers.put(Tables.REFERENCE, comparison::table);
    }
    return makers;
  }

  private static void add(
      Map<Tables, Supplier<ResultTable>> makers, Tables kind, Optional<ResultTable> table) {
    table.ifPresent(made -> makers.put(kind, () -> made));
  }

  private static Written made(Future<Written> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }

  /** The tables by kind. */
  Map<Tables, ResultTable> tables() {
    return tables;
  }

  /** By kind the bytes of their files. */
  Map<Tables, byte[]> files() {
    return files;
  }
}
