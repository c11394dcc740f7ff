package dev.contend.scenarios.cli;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableFormats;
import dev.contend.scenarios.experiment.Pilot;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What a run would simulate: its points, and how long that may take by some short runs. */
final class DryRun {
  /** Points that are shown at the beginning and at the end of a long sweep. */
  private static final int SHOWN = 8;

  private final ScenarioSpec scenario;
  private final int jobs;

  /**
   * A scenario that is not to be run.
   *
   * @param jobs simulations at the same time
   */
  DryRun(ScenarioSpec scenario, int jobs) {
    this.scenario = scenario;
    this.jobs = jobs;
  }

  /** Prints the points, and how often each is simulated; then how long it may take. */
  void tell(PrintWriter out) {
    out.print(TableFormats.PLAIN_TEXT.format(table()));
    out.println();
    out.println(counted(scenario));
    out.flush();
    out.print(Prose.wrapped(estimate(Pilot.run(scenario)), ""));
    out.flush();
  }

  private ResultTable table() {
    List<String> columns = new ArrayList<>(List.of("point", "machine", "runtime", "workers"));
    columns.addAll(scenario.axes());
    List<PointSpec> points = scenario.points();
    boolean isLong = points.size() > 2 * SHOWN + 1;
    List<List<String>> rows = new ArrayList<>();
    for (int index = 0; index < points.size(); index++) {
      if (!isLong || index < SHOWN || index >= points.size() - SHOWN) {
        rows.add(row(index, points.get(index)));
      } else if (index == SHOWN) {
        rows.add(columns.stream().map(column -> "...").toList());
      }
    }
    return new ResultTable("points", columns, rows);
  }

  private List<String> row(int index, PointSpec point) {
    List<String> row =
        new ArrayList<>(
            List.of(
                Integer.toString(index + 1),
                point.machine().name(),
                point.runtime().label(),
                Integer.toString(point.workers())));
    scenario.axes().forEach(axis -> row.add(point.axes().getOrDefault(axis, "")));
    return row;
  }

  /** How many points a scenario has, and how often each is simulated. */
  static String counted(ScenarioSpec scenario) {
    int points = scenario.points().size();
    return points + (points == 1 ? " point, " : " points, ") + replications(scenario);
  }

  private static String replications(ScenarioSpec spec) {
    if (!spec.varies()) {
      return "1 exact replication each";
    }
    int min = spec.replications().min();
    int max = spec.replications().max();
    return min == max ? min + " replications each" : min + " to " + max + " replications each";
  }

  private static String range(String low, String high) {
    if (!low.equals(high)) {
      return low + " to " + high;
    }
    return low.equals(ProgressLine.duration(0)) ? "less than 1 s" : "about " + low;
  }

  /** How long the whole may take, and how that is known. */
  String estimate(Pilot.Times times) {
    int min = scenario.varies() ? scenario.replications().min() : 1;
    int max = scenario.varies() ? scenario.replications().max() : 1;
    String low = ProgressLine.duration(times.low() * min / jobs);
    String high = ProgressLine.duration(times.high() * max / jobs);
    StringBuilder text = new StringBuilder("Estimated time with --jobs ");
    text.append(jobs).append(": ").append(range(low, high));
    text.append(times.cut() > 0 ? " or more, by " : ", by ")
        .append(times.sampled())
        .append(times.sampled() == 1 ? " pilot run" : " pilot runs");
    if (times.sampled() < times.points()) {
      text.append(", evenly over the sweep (95 % interval of their mean)");
    }
    text.append(times.cut() > 0 ? ", of which " + times.cut() + " did not end within 5 s" : "");
    if (max > min) {
      text.append("; the upper end has all ")
          .append(max)
          .append(" replications, which come only where the precision asks for them");
    }
    return text.append(
            ". Runs that an output folder keeps are not taken into account, nor what is run to say"
                + " why.")
        .toString();
  }
}
