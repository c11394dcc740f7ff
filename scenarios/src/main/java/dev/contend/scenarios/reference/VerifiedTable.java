package dev.contend.scenarios.reference;

import dev.contend.reports.table.ResultTable;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One table of published figures, held against every experiment that names it. */
public final class VerifiedTable {
  private final Reference reference;
  private final Map<String, List<HeldFigure>> byExperiment = new LinkedHashMap<>();
  private Optional<LeftOutTable> leftOut = Optional.empty();

  VerifiedTable(Reference reference) {
    this.reference = reference;
  }

  void hold(String experiment, ScenarioSpec scenario, ResultTable results) {
    byExperiment.put(experiment, new Comparison(scenario, List.of(reference), results).held());
  }

  /** The same with some of its figures held nowhere. */
  public VerifiedTable without(Predicate<PublishedFigure> some) {
    VerifiedTable rest = new VerifiedTable(reference);
    byExperiment.forEach(
        (experiment, figures) ->
            rest.byExperiment.put(
                experiment,
                figures.stream().filter(each -> !some.test(each.published())).toList()));
    return rest;
  }

  /** Takes in what becomes of it without the numbers that it set. */
  public void leaveOut(LeftOutTable without) {
    leftOut = Optional.of(without);
  }

  /** What becomes of it without the numbers that it set; empty if that was not asked for. */
  public Optional<LeftOutTable> leftOut() {
    return leftOut;
  }

  /** The figures, whether they are held or not. */
  public Reference reference() {
    return reference;
  }

  /** The experiments that name it. */
  public List<String> experiments() {
    return List.copyOf(byExperiment.keySet());
  }

  /** What an experiment has of it, in the table's order. */
  List<HeldFigure> held(String experiment) {
    return byExperiment.getOrDefault(experiment, List.of());
  }

  /** What all experiments have of it. */
  List<HeldFigure> held() {
    return byExperiment.values().stream().flatMap(List::stream).toList();
  }

  /** The figures that no experiment has a point of, or not with their metric. */
  List<PublishedFigure> notSimulated() {
    Set<PublishedFigure> simulated = new LinkedHashSet<>();
    held().forEach(figure -> simulated.add(figure.published()));
    return reference.figures().stream().filter(figure -> !simulated.contains(figure)).toList();
  }

  /** The lines of the figures that are not simulated. */
  public List<Integer> linesNotSimulated() {
    return notSimulated().stream().map(PublishedFigure::line).toList();
  }

  /** Its figures counted. */
  public Tally tally() {
    return new Tally(held());
  }

  /** Whether any number of a preset was chosen by it. */
  public boolean setsParameters() {
    return reference.figures().stream().anyMatch(figure -> figure.role() == Role.FITTED);
  }

  /** Names of the further axes that its points are on. */
  Set<String> axes() {
    Set<String> axes = new LinkedHashSet<>();
    held().forEach(figure -> axes.addAll(figure.point().axes().keySet()));
    return axes;
  }

  /** How many of its figures are not simulated, in a sentence; empty if all are. */
  Optional<String> gap() {
    List<PublishedFigure> left = notSimulated();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            left.size()
                + " of "
                + reference.figures().size()
                + " rows of "
                + reference.name()
                + " have no simulated point ("
                + (left.size() == 1 ? "line " : "lines ")
                + Lines.text(linesNotSimulated())
                + ")");
  }
}
