package dev.contend.reports.table;

import static dev.contend.reports.table.Column.number;
import static dev.contend.reports.table.Column.optionalNumber;
import static dev.contend.reports.table.Column.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The register of tables that a run can write: file name and columns of each.
 *
 * <p>The tables with a row for each point or curve have the columns of the sweep's further axes
 * between the columns that name it and those that hold its values.
 */
public enum Tables {
  /** All scalar metrics of all points. */
  RESULTS(
      "results.csv",
      "one row for each point and metric",
      Key.POINT,
      List.of(
          text("metric", "name of the metric"),
          text("unit", "unit of the values; 'ratio' for a number without dimension"),
          number("mean", "mean over the replications"),
          optionalNumber("ci95_low", "lower end of the 95 % interval of the mean"),
          optionalNumber("ci95_high", "upper end of the 95 % interval of the mean"),
          number("replications", "number of replications behind the mean"))),

  /** All scalar metrics of all replications. */
  REPLICATIONS(
      "replications.csv",
      "one row for each point, replication and metric",
      Key.POINT,
      List.of(
          number("replication", "number of the replication, from 0"),
          text("metric", "name of the metric"),
          text("unit", "unit of the value; 'ratio' for a number without dimension"),
          number("value", "what the replication yielded"))),

  /** Where the workers' time went. */
  CAUSES(
      "causes.csv",
      "one row for each point and cause; the times of a point add up to workers x elapsed time",
      Key.POINT,
      List.of(
          text("cause", "what the workers did or waited for"),
          number("time_s", "seconds of all workers together, mean over the replications"),
          number("share", "part of the workers' time, 0 to 1"))),

  /** What workers waited for, by name. */
  CONTENDED(
      "contended.csv",
      "one row for each point and subject that threads met at, most waited for first; then one for"
          + " everything else",
      Key.POINT,
      List.of(
          text("kind", "object, lock, line or queue; other for everything else"),
          text("name", "name in the program, or in the runtime"),
          number("accesses", "accesses by all threads, mean over the replications"),
          number("transfers", "lines handed from core to core, likewise"),
          number("waiting_s", "seconds that all workers together waited there, likewise"),
          number("share", "part of the workers' time, 0 to 1"),
          text("cause", "what most of that time was, as in causes.csv; empty if there was none"))),

  /** What is gained without the largest loss of some points. */
  REMOVED(
      "removed.csv",
      "one row for each point that was simulated again without the largest part of its loss, from"
          + " the same random streams",
      Key.POINT,
      List.of(
          text("loss", "what was taken away: a name as in contended.csv, or a cause"),
          text("cause", "what most of it was, as in causes.csv"),
          text("with", "what stands in its place"),
          number(
              "share",
              "its part of the workers' time, with that of the wait that it is behind, 0 to 1"),
          text("metric", "name of the metric that the workload is run for"),
          text("unit", "unit of its values"),
          number("mean", "mean over the paired replications, the loss included"),
          number("mean_without", "mean over them without the loss"),
          number("saved", "part of the time for the same work that is saved without it"),
          optionalNumber("ci95_low", "lower end of the 95 % interval of what is saved"),
          optionalNumber("ci95_high", "upper end of the 95 % interval of what is saved"),
          number("replications", "number of pairs"))),

  /** How far the simulation is from published figures. */
  REFERENCE(
      "reference.csv",
      "one row for each published figure and each point that it is of",
      Key.POINT,
      List.of(
          text("metric", "name of the metric"),
          text("unit", "unit of the values; 'ratio' for a number without dimension"),
          number("published", "the published figure"),
          number("simulated", "mean over the replications"),
          optionalNumber("ci95_low", "lower end of the 95 % interval of the mean"),
          optionalNumber("ci95_high", "upper end of the 95 % interval of the mean"),
          number("error", "simulated over published, less 1"),
          optionalNumber("bound", "how far off a prediction may be; 0.1 is 10 %"),
          optionalNumber("baseline", "what a simpler model gives"),
          optionalNumber("baseline_error", "baseline over published, less 1"),
          text("role", "'fitted' if a number was chosen by this figure, else 'predicted'"),
          text("verdict", "met, missed, known miss, no bound or fitted"),
          text("known_miss", "the evidence for why the bound is missed; else empty"),
          text("reference", "name of the file that states the figure"),
          text("source", "where it was published"))),

  /** What a line's way from one hardware thread to another takes. */
  HANDOFFS(
      "handoffs.csv",
      "one row for each point and ordered pair of hardware threads",
      Key.POINT,
      List.of(
          number("from", "hardware thread that had the line"),
          number("to", "hardware thread that got it"),
          text("class", "what lies between the two, in a word or two"),
          number("stated_ns", "nanoseconds that the machine file states"),
          number("simulated_ns", "nanoseconds that were simulated"))),

  /** Laws of scalability that were fitted to curves of throughput over workers. */
  FITS(
      "fits.csv",
      "one row for each curve of five or more numbers of workers, law and parameter",
      Key.CURVE,
      List.of(
          text("law", "amdahl or usl"),
          text(
              "parameter",
              "lambda, sigma, kappa; peak, the workers with the most throughput; knee, the workers"
                  + " with which the ideal line reaches it, which is also the most speedup"),
          text("unit", "unit of the values; 'ratio' for a number without dimension"),
          number("value", "the fitted value"),
          optionalNumber("ci95_low", "lower end of its 95 % interval"),
          optionalNumber("ci95_high", "upper end of its 95 % interval"),
          text("extrapolated", "yes if it lies outside the workers that were run, else no"),
          number("fewest_workers", "the fewest workers of the curve"),
          number("most_workers", "the most workers of the curve"),
          number("largest_misfit", "the largest distance of the curve from the law; 0.1 is 10 %"),
          number("replications", "number of replications behind the fit"))),

  /** What a plan has tried. */
  PLAN(
      "plan.csv",
      "one row for each choice that a plan has tried, and each of its objectives",
      Key.POINT,
      List.of(
          optionalNumber("rank", "place of the choice, from 1; empty for what is not chosen"),
          text("verdict", "met, missed, open, out of memory, unstable or no result"),
          text("objective", "the bound, as written"),
          text("unit", "unit of the values; 'ratio' for a number without dimension"),
          optionalNumber("mean", "mean over the replications; empty without a result"),
          optionalNumber("ci95_low", "lower end of the 95 % interval of the mean"),
          optionalNumber("ci95_high", "upper end of the 95 % interval of the mean"),
          number("bound", "what it is held against"),
          optionalNumber("headroom", "share of the bound that is left; below 0 beyond it"),
          text("currency", "currency of the costs"),
          number("cost_per_hour", "price of what is used of the machine, an hour"),
          optionalNumber("cost_per_million", "the same over a million requests, or whole runs"),
          number("replications", "number of replications behind the mean"))),

  /** What went on in a run. */
  TIMELINE(
      "timeline.csv",
      "one row for each stretch of time of each lane in one run, written with --trace",
      Key.POINT,
      List.of(
          text("group", "threads, GIL, locks or collector"),
          text("lane", "which of them"),
          text(
              "what",
              "the cause of a worker's time, as in causes.csv; else the thread that has it"),
          number("from_s", "seconds of simulated time when it began"),
          number("to_s", "seconds of simulated time when it ended"),
          number("share", "how much of that time it was; below 1 where many short ones are one"))),

  /** Lines handed from core to core. */
  TRANSFERS(
      "transfers.csv",
      "one row for each two groups of cores with lines that one has got from the other in one run,"
          + " written with --trace",
      Key.POINT,
      List.of(
          number("from", "the core that had the line; the first of those that are one row"),
          number("to", "the core that got it, likewise"),
          number("cores", "how many cores from these on are one row, 1 unless there are many"),
          text("from_node", "socket and NUMA node of the core that had it, in words"),
          text("to_node", "socket and NUMA node of the core that got it"),
          number("transfers", "lines handed over"))),

  /** What fleets of nodes yield. */
  FLEET(
      "fleet.csv",
      "one row for each alternative of a fleet and metric",
      Key.NONE,
      List.of(
          text("fleet", "name of the fleet"),
          text("alternative", "what its nodes are"),
          number("nodes", "number of nodes"),
          number("workers", "workers of all nodes together"),
          text("metric", "name of the metric"),
          text("unit", "unit of the values; 'ratio' for a number without dimension"),
          number("mean", "mean over the replications of the fleet"),
          number("low", "lower end of the interval of 95 % of replications with resampled nodes"),
          number("high", "upper end of that interval"),
          number("replications", "number of replications of the fleet"))),
  /** What an answer depends on. */
  SENSITIVITY(
      "sensitivity.csv",
      "one row for each uncertain number that moves the answer, and one for all together that have"
          + " no indices of their own",
      Key.NONE,
      List.of(
          text("input", "name of the number; 'others' for those together"),
          text("stated", "its value as written; empty if only a default says it"),
          text("low", "lower end of its range"),
          text("high", "upper end of its range"),
          text("quantity", "what it moves"),
          text("unit", "unit of the quantity; 'ratio' for a number without dimension"),
          number("as_stated", "the quantity with all numbers as stated"),
          optionalNumber("at_low", "the quantity at the lower end, all else as stated"),
          optionalNumber("at_low_ci95_low", "lower end of its 95 % interval"),
          optionalNumber("at_low_ci95_high", "upper end of its 95 % interval"),
          optionalNumber("at_high", "the quantity at the upper end, all else as stated"),
          optionalNumber("at_high_ci95_low", "lower end of its 95 % interval"),
          optionalNumber("at_high_ci95_high", "upper end of its 95 % interval"),
          optionalNumber("first_order", "share of the variance that it explains alone"),
          optionalNumber("first_order_ci95_low", "lower end of its 95 % interval"),
          optionalNumber("first_order_ci95_high", "upper end of its 95 % interval"),
          optionalNumber("total", "share that remains if all others are held"),
          optionalNumber("total_ci95_low", "lower end of its 95 % interval"),
          optionalNumber("total_ci95_high", "upper end of its 95 % interval"),
          text("turns", "values between which the claim turns; empty if it does not"),
          text("source", "where the number comes from"))),

  /** What part of a machine the workers reach. */
  TOPOLOGY(
      "topology.csv",
      "one row for each machine and region of it, such as SMT siblings or a second socket",
      Key.NONE,
      List.of(
          text("machine", "name of the machine"),
          number("first_worker", "the number of workers from which on the region is used"),
          text("region", "what begins there, in a word or two")));

  private static final List<Column> POINT =
      List.of(
          text("experiment", "name of the experiment"),
          text("machine", "name of the machine"),
          text("workload", "name of the workload"),
          text("runtime", "name of the runtime"),
          number("workers", "threads, interpreters or processes that the scenario counts"));

  /** What a row is of. */
  private enum Key {
    POINT,
    /** Points that differ in the number of workers. */
    CURVE,
    NONE
  }

  private final String fileName;
  private final String help;
  private final Key key;

  @SuppressWarnings("ImmutableEnumChecker") // given by List.of
  private final List<Column> values;

  Tables(String fileName, String help, Key key, List<Column> values) {
    this.fileName = fileName;
    this.help = help;
    this.key = key;
    this.values = values;
  }

  /** The file's name in the output folder. */
  public String fileName() {
    return fileName;
  }

  /** What a row is, in one sentence. */
  public String help() {
    return help;
  }

  /** The columns that every such table has, in order. */
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>(naming());
    columns.addAll(values);
    return List.copyOf(columns);
  }

  /**
   * An empty table to fill.
   *
   * @param axes names of the sweep's axes beyond the declared columns
   */
  public TableBuilder builder(List<String> axes) {
    return new TableBuilder(fileName, columns(axes));
  }

  /**
   * The names of a table's columns, in order.
   *
   * @param axes names of the sweep's axes beyond the declared columns
   */
  List<String> columns(List<String> axes) {
    if (key == Key.NONE && !axes.isEmpty()) {
      throw new IllegalArgumentException(fileName + " has no further axes; given were " + axes);
    }
    List<String> names = new ArrayList<>();
    naming().forEach(column -> names.add(column.name()));
    names.addAll(axes);
    values.forEach(column -> names.add(column.name()));
    return names;
  }

  /** The columns that name what a row is of, without the sweep's further axes. */
  private List<Column> naming() {
    return switch (key) {
      case POINT -> POINT;
      case CURVE -> POINT.subList(0, POINT.size() - 1);
      case NONE -> List.of();
    };
  }

  /** The names of a table's columns beyond the declared ones: the sweep's further axes. */
  public List<String> axes(ResultTable table) {
    List<String> axes = new ArrayList<>(table.columns());
    columns().forEach(column -> axes.remove(column.name()));
    return List.copyOf(axes);
  }

  /**
   * Checks that a table has the declared columns and numbers where they are declared.
   *
   * @return the table
   * @throws IllegalArgumentException naming file, column and row
   */
  public ResultTable check(ResultTable table) {
    for (Column column : columns()) {
      if (!table.has(column.name())) {
        throw new IllegalArgumentException(
            table.source()
                + " has no column '"
                + column.name()
                + "' ("
                + column.help()
                + "); its columns are "
                + table.columns());
      }
      table.rows().forEach(row -> checkCell(column, row));
    }
    return table;
  }

  private static void checkCell(Column column, ResultTable.Row row) {
    boolean optional = column.type() == Column.Type.OPTIONAL_NUMBER;
    boolean text = column.type() == Column.Type.TEXT;
    if (!text && (!optional || row.hasValue(column.name()))) {
      double unused = row.number(column.name());
    }
  }
}
