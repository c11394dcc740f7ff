package dev.contend.reports.chart;

import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of a run, as far as it has them, and the order that gives runtimes their colours.
 *
 * <p>A runtime has the colour of its place in {@link #runtimeOrder()}, in every figure of every
 * run; if the list is longer than the palette and two runtimes of one run would share a colour, the
 * later one takes the next free colour. A runtime that is not in the list takes the first free
 * colour, in the order of the rows. Without a list, the order of the rows of {@code results.csv}
 * decides, so the figures of one run agree.
 */
public final class ChartInput {
  private final Map<Tables, ResultTable> tables;
  private final List<String> runtimeOrder;
  private final Limits limits;
  private final boolean isExact;

  private ChartInput(
      Map<Tables, ResultTable> tables, List<String> runtimeOrder, Limits limits, boolean isExact) {
    // An EnumMap cannot be made of another map that is empty.
    Map<Tables, ResultTable> copy = new EnumMap<>(Tables.class);
    copy.putAll(tables);
    this.tables = Collections.unmodifiableMap(copy);
    this.runtimeOrder = List.copyOf(runtimeOrder);
    this.limits = limits;
    this.isExact = isExact;
  }

  /**
   * What results are held against; 0 if there is no limit.
   *
   * @param latencyMs the most that a percentile of latency may be, in milliseconds
   * @param memoryMib the most memory that there is, in MiB
   */
  public record Limits(double latencyMs, double memoryMib) {
    /** No limits. */
    public static final Limits NONE = new Limits(0, 0);
  }

  /** No tables and no order. */
  public static ChartInput empty() {
    return new ChartInput(new EnumMap<>(Tables.class), List.of(), Limits.NONE, false);
  }

  /** The tables that an output folder holds, read from their files. */
  public static ChartInput read(Path folder) {
    ChartInput input = empty();
    for (Tables table : Tables.values()) {
      Path file = folder.resolve(table.fileName());
      if (Files.exists(file)) {
        input = input.with(table, CsvReader.read(file));
      }
    }
    return input;
  }

  /** The same with one more table, checked for its declared columns. */
  public ChartInput with(Tables kind, ResultTable table) {
    Map<Tables, ResultTable> more = new EnumMap<>(Tables.class);
    more.putAll(tables);
    more.put(kind, kind.check(table));
    return new ChartInput(more, runtimeOrder, limits, isExact);
  }

  /** The same with the runtimes in the order that gives them their colours. */
  public ChartInput withRuntimeOrder(List<String> runtimes) {
    return new ChartInput(tables, runtimes, limits, isExact);
  }

  /** The same held against limits. */
  public ChartInput within(Limits some) {
    return new ChartInput(tables, runtimeOrder, some, isExact);
  }

  /**
   * The same with whether nothing varies from run to run, so that one replication says all. Unless
   * this is told, a single replication is taken for a draw.
   */
  public ChartInput exact(boolean nothingVaries) {
    return new ChartInput(tables, runtimeOrder, limits, nothingVaries);
  }

  /** The same with the rows of some runtimes only, in every table that has runtimes. */
  public ChartInput only(List<String> runtimes) {
    ChartInput some = new ChartInput(new EnumMap<>(Tables.class), runtimeOrder, limits, isExact);
    for (Map.Entry<Tables, ResultTable> each : tables.entrySet()) {
      ResultTable table = each.getValue();
      some =
          some.with(each.getKey(), table.has("runtime") ? table.only("runtime", runtimes) : table);
    }
    return some;
  }

  /** Whether nothing varies, so that one replication says all. */
  public boolean isExact() {
    return isExact;
  }

  /** What results are held against. */
  public Limits limits() {
    return limits;
  }

  /** A table, if the run has it. */
  public Optional<ResultTable> find(Tables kind) {
    return Optional.ofNullable(tables.get(kind));
  }

  /** The runtimes in the order that gives them their colours; may be empty. */
  public List<String> runtimeOrder() {
    return runtimeOrder;
  }

  /**
   * A table that a figure cannot do without.
   *
   * @throws UndrawableException if it is not there or has no rows
   */
  ResultTable require(Tables kind, String figure) {
    ResultTable table = tables.get(kind);
    if (table == null || table.rows().isEmpty()) {
      throw new UndrawableException(
          "figure '"
              + figure
              + "' needs rows in "
              + kind.fileName()
              + "; "
              + (table == null ? "there is no such table" : "it is empty"));
    }
    return table;
  }
}
