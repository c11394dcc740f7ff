package dev.contend.scenarios.cli;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import dev.contend.reports.table.WholeFile;
import dev.contend.reports.timeline.ChromeTrace;
import dev.contend.reports.timeline.LanesInWindow;
import dev.contend.reports.timeline.TimelineRows;
import dev.contend.reports.timeline.Window;
import dev.contend.scenarios.experiment.TracedRun;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.Dimension;
import dev.contend.scenarios.yaml.Units;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The timeline of one run of a scenario, the first replication of a point, into its folder. */
final class RunTrace {
  static final String FILE = "trace.json";

  private static final int REPLICATION = 0;

  /** More rows than these nobody can tell apart on paper. */
  private static final int MOST_WORKERS = 64;

  private static final int MOST_OTHERS = 8;

  private final ScenarioSpec scenario;
  private final int point;
  private final Optional<Window> asked;
  private final long limit;
  private final Path folder;

  /**
   * @param point its place in the sweep, from 0
   * @param asked which stretch of it; all if empty
   * @param limit spans that are written to the trace at most
   */
  RunTrace(ScenarioSpec scenario, int point, Optional<Window> asked, long limit, Path folder) {
    this.scenario = scenario;
    this.point = point;
    this.asked = asked;
    this.limit = limit;
    this.folder = folder;
  }

  /**
   * Makes the run and writes its trace.
   *
   * @param err told what was written
   * @return the tables of the run; none if it was given up, which the sweep tells too
   * @throws CommandFailure if there is nothing to trace, or it cannot be written
   */
  Map<Tables, ResultTable> write(PrintWriter err) {
    TracedRun run = new TracedRun(scenario, point, REPLICATION);
    if (run.isGivenUp()) {
      err.println(
          "contend: no trace of " + label() + ":\n    " + String.join("\n    ", run.unfinished()));
      return new EnumMap<>(Tables.class);
    }
    Window window = window(run);
    Map<Tables, ResultTable> tables = new EnumMap<>(Tables.class);
    try {
      WholeFile.writeText(folder.resolve(FILE), out -> tables.putAll(write(run, window, out, err)));
    } catch (UncheckedIOException exception) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: cannot write "
              + folder.resolve(FILE)
              + " ("
              + WrittenFolder.reason(exception)
              + ")\n    make room, write fewer spans with --trace-limit, or choose another folder"
              + " with --out");
    }
    return tables;
  }

  private Window window(TracedRun run) {
    long endPs = run.elapsedPs();
    Window window = asked.orElse(new Window(0, Math.max(1, endPs)));
    if (endPs == 0 || window.fromPs() >= endPs) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: nothing to trace of "
              + label()
              + ": its run ends at "
              + time(endPs)
              + (asked.isPresent() ? "\n    write an earlier --trace-window" : ""));
    }
    return new Window(window.fromPs(), Math.min(window.toPs(), endPs));
  }

  private Map<Tables, ResultTable> write(
      TracedRun run, Window window, Writer out, PrintWriter err) {
    ChromeTrace trace = new ChromeTrace(out, limit, about(window));
    TimelineRows rows = new TimelineRows(window, lanes());
    LanesInWindow heard = new LanesInWindow(window, List.of(trace, rows));
    Map<Tables, ResultTable> tables = new EnumMap<>(Tables.class);
    tables.put(Tables.TRANSFERS, run.tell(heard, window.toPs()));
    heard.end(window.toPs());
    trace.end();
    tables.put(Tables.TIMELINE, rows.table(scenario.axes(), run::fill));
    tell(run, window, trace, rows, err);
    return tables;
  }

  private Map<String, String> about(Window window) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("experiment", scenario.name());
    about.put("point", label());
    about.put("replication", String.valueOf(REPLICATION));
    about.put("seed", String.valueOf(scenario.seed()));
    about.put("window", time(window.fromPs()) + " to " + time(window.toPs()));
    return about;
  }

  private static Map<String, Integer> lanes() {
    Map<String, Integer> lanes = new LinkedHashMap<>();
    lanes.put("threads", MOST_WORKERS);
    lanes.put("GIL", MOST_OTHERS);
    lanes.put("locks", MOST_OTHERS);
    lanes.put("collector", MOST_OTHERS);
    return lanes;
  }

  private void tell(
      TracedRun run, Window window, ChromeTrace trace, TimelineRows rows, PrintWriter err) {
    err.println(
        "contend: traced "
            + label()
            + ", replication "
            + REPLICATION
            + ", from "
            + time(window.fromPs())
            + " to "
            + time(window.toPs())
            + " of "
            + time(run.elapsedPs())
            + ": "
            + trace.spans()
            + " spans in "
            + folder.resolve(FILE)
            + "\n    open it at https://ui.perfetto.dev");
    if (trace.isCut()) {
      err.println(
          "contend: the trace has no more than "
              + limit
              + " spans, which go up to "
              + time(trace.cutAtPs())
              + "\n    choose another stretch with --trace-window, or more with --trace-limit");
    }
    if (rows.leftOut() > 0) {
      err.println(
          "contend: "
              + Tables.TIMELINE.fileName()
              + " has "
              + MOST_WORKERS
              + " threads and "
              + MOST_OTHERS
              + " locks at most; "
              + rows.leftOut()
              + " more are in the trace alone");
    }
    if (!run.unfinished().isEmpty()) {
      err.println("contend: the program of this point does not end; the trace is of what it did");
    }
  }

  private String label() {
    return scenario.points().get(point).label();
  }

  /** An instant for people to read, to four digits. */
  private static String time(long ps) {
    long rounded = new BigDecimal(ps).round(new MathContext(4)).longValueExact();
    return ps == 0 ? "0 s" : Units.format(rounded, Dimension.DURATION);
  }
}
