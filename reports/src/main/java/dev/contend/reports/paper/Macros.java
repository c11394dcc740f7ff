package dev.contend.reports.paper;

import dev.contend.reports.finding.Crossing;
import dev.contend.reports.finding.Crossings;
import dev.contend.reports.table.EstimateTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Numbers for a paper's prose, each a macro, so that they never differ from the tables.
 *
 * <p>{@code \speedupCpythonThreeOneThreeT} is the speedup of {@code cpython-3.13t} with the most
 * workers it was run with; {@code ...Uncertain} has its interval, {@code ...At} says with how many.
 */
public final class Macros {
  private final Map<String, String> macros = new LinkedHashMap<>();

  /** No macros yet. */
  public Macros() {}

  /** A number that is counted. */
  public Macros with(String name, long value) {
    macros.put(name, Long.toString(value));
    return this;
  }

  /** A text. */
  public Macros with(String name, String text) {
    macros.put(name, Latex.escaped(text));
    return this;
  }

  /** The estimates of a metric with the most workers of each series. */
  public Macros with(EstimateTable table) {
    String metric = Latex.macro(table.metric());
    String begin = metric.substring(0, 1).toLowerCase(Locale.ROOT) + metric.substring(1);
    for (String series : table.series()) {
      String name = free(begin + Latex.macro(series));
      Uncertain value = Uncertain.of(table.last(series));
      macros.put(name, value.mean());
      macros.put(name + "Uncertain", "\\num{" + value.text() + "}");
      macros.put(name + "At", table.lastPlace(series));
    }
    return this;
  }

  /** The name, or a longer one if another series has it. */
  private String free(String name) {
    String free = name;
    while (macros.containsKey(free)) {
      free += "Other";
    }
    return free;
  }

  /** Where curves cross; the last crossing has the short name. */
  public Macros with(Crossings crossings) {
    List<Crossings.Found> found = crossings.found();
    if (!found.isEmpty()) {
      with("crossover", crossings.last());
    }
    for (Crossings.Found each : found) {
      with("crossover" + Latex.macro(each.first()) + "Then" + Latex.macro(each.second()), each);
    }
    return this;
  }

  private void with(String name, Crossings.Found found) {
    Crossing crossing = found.crossing();
    macros.put(name + "Workers", "" + crossing.wholeWorkers());
    if (crossing.hasInterval()) {
      macros.put(name + "Interval", crossing.interval());
    }
    macros.put(name + "Winner", Latex.escaped(found.second()));
    macros.put(name + "Loser", Latex.escaped(found.first()));
  }

  /** The file's text. */
  public String text() {
    StringBuilder out = new StringBuilder("% Needs \\usepackage{siunitx}.\n");
    macros.forEach(
        (name, value) ->
            out.append("\\newcommand{\\").append(name).append("}{").append(value).append("}\n"));
    return out.toString();
  }
}
