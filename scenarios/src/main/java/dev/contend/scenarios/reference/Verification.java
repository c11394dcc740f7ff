package dev.contend.scenarios.reference;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Published tables held against the experiments that name them. */
public final class Verification {
  private final Map<String, VerifiedTable> tables = new LinkedHashMap<>();

  /**
   * @param references the tables, each of another name
   */
  public Verification(List<Reference> references) {
    references.forEach(each -> tables.put(each.name(), new VerifiedTable(each)));
  }

  /**
   * Holds the tables that an experiment names against its results.
   *
   * @param experiment the name that runs it
   * @param named the names of the tables; those that are not verified are left alone
   * @param results the table of its results
   */
  public void hold(
      String experiment, ScenarioSpec scenario, List<String> named, ResultTable results) {
    for (String name : named) {
      VerifiedTable table = tables.get(name);
      if (table != null) {
        table.hold(experiment, scenario, results);
      }
    }
  }

  /** The tables in their order. */
  public List<VerifiedTable> tables() {
    return List.copyOf(tables.values());
  }

  /** How far each figure is off, as a fraction of it, at each point at which it is held. */
  public List<Double> errors() {
    return tally().figures().stream().map(HeldFigure::error).toList();
  }

  /** The figures of all tables counted. */
  public Tally tally() {
    return tally(tables());
  }

  static Tally tally(List<VerifiedTable> tables) {
    return new Tally(tables.stream().flatMap(table -> table.held().stream()).toList());
  }

  /** Whether a prediction missed its bound for no known reason. */
  public boolean missed() {
    return tally().count(Verdict.MISSED) > 0;
  }

  /** One row for each figure and point at which it is held, of all tables. */
  public ResultTable table() {
    Set<String> all = new LinkedHashSet<>();
    tables.values().forEach(table -> all.addAll(table.axes()));
    List<String> axes = List.copyOf(all);
    TableBuilder rows = Tables.REFERENCE.builder(axes);
    tally().figures().forEach(figure -> figure.addTo(rows, axes));
    return rows.build();
  }
}
