package dev.contend.scenarios.reference;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.Coordinates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The published figures of a scenario held against its results.
 *
 * <p>A figure is held at every point that it is of; one that is of no point, or whose metric that
 * point does not have, is counted, never dropped in silence.
 */
public final class Comparison {
  private final ScenarioSpec scenario;
  private final List<Reference> references;
  private final Map<List<String>, ResultTable.Row> rows = new LinkedHashMap<>();
  private final List<HeldFigure> held = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  /**
   * @param results the table of the scenario's results
   */
  public Comparison(ScenarioSpec scenario, List<Reference> references, ResultTable results) {
    this.scenario = scenario;
    this.references = List.copyOf(references);
    if (references.isEmpty()) {
      return;
    }
    for (ResultTable.Row row : results.rows()) {
      rows.put(key(row), row);
    }
    List<Map<String, String>> coordinates =
        scenario.points().stream().map(Coordinates::of).toList();
    for (Reference reference : references) {
      List<Integer> elsewhere = new ArrayList<>();
      List<Integer> unmeasured = new ArrayList<>();
      for (PublishedFigure figure : reference.figures()) {
        hold(reference, figure, coordinates, elsewhere, unmeasured);
      }
      int all = reference.figures().size();
      left(reference, all, elsewhere, "not in this sweep");
      left(reference, all, unmeasured, "of a metric that their points do not have");
    }
  }

  /** Whether the scenario names any reference. */
  public boolean isAsked() {
    return !references.isEmpty();
  }

  /** For each reference the figures that are held nowhere, in a sentence. */
  public List<String> left() {
    return List.copyOf(left);
  }

  /** The figures that are held. */
  List<HeldFigure> held() {
    return List.copyOf(held);
  }

  /** The names of the references. */
  List<String> names() {
    return references.stream().map(Reference::name).toList();
  }

  /** Whether a prediction missed its bound for no known reason. */
  public boolean missed() {
    return held.stream().anyMatch(figure -> figure.verdict() == Verdict.MISSED);
  }

  /** One row for each figure and point at which it is held. */
  public ResultTable table() {
    TableBuilder table = Tables.REFERENCE.builder(scenario.axes());
    held.forEach(figure -> figure.addTo(table, scenario.axes()));
    return table.build();
  }

  private void hold(
      Reference reference,
      PublishedFigure figure,
      List<Map<String, String>> coordinates,
      List<Integer> elsewhere,
      List<Integer> unmeasured) {
    boolean reached = false;
    boolean measured = false;
    for (int i = 0; i < coordinates.size(); i++) {
      PointSpec point = scenario.points().get(i);
      if (figure.isOf(point, coordinates.get(i))) {
        reached = true;
        ResultTable.Row row = rows.get(key(point, figure.metric()));
        if (row != null) {
          measured = true;
          held.add(new HeldFigure(reference.name(), figure, point, row));
        }
      }
    }
    if (!reached) {
      elsewhere.add(figure.line());
    } else if (!measured) {
      unmeasured.add(figure.line());
    }
  }

  private void left(Reference reference, int all, List<Integer> lines, String why) {
    if (!lines.isEmpty()) {
      left.add(
          lines.size()
              + " of "
              + all
              + " published figures of "
              + reference.name()
              + " are "
              + why
              + " ("
              + (lines.size() == 1 ? "line " : "lines ")
              + Lines.text(lines)
              + ")");
    }
  }

  private List<String> key(ResultTable.Row row) {
    List<String> key = new ArrayList<>();
    Stream.of("metric", "machine", "workload", "runtime", "workers")
        .forEach(column -> key.add(row.text(column)));
    scenario.axes().forEach(axis -> key.add(row.text(axis)));
    return key;
  }

  private List<String> key(PointSpec point, String metric) {
    List<String> key = new ArrayList<>();
    key.add(metric);
    key.add(point.machine().name());
    key.add(point.workload().name());
    key.add(point.runtime().label());
    key.add(Integer.toString(point.workers()));
    scenario.axes().forEach(axis -> key.add(point.axes().getOrDefault(axis, "")));
    return key;
  }
}
