package dev.contend.scenarios.whatif;

import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.scenarios.experiment.ComparedPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Effects as tables: one for programs, one for people. */
public final class EffectTable {
  private static final String CHANGE = "change";
  private static final String METRIC = "metric";
  private static final String VERDICT = "verdict";

  private final List<String> coordinates;
  private final List<Effect> effects;

  /**
   * A table.
   *
   * @param coordinates of the points, by name
   * @param effects its rows, in order
   */
  public EffectTable(List<String> coordinates, List<Effect> effects) {
    this.coordinates = List.copyOf(coordinates);
    this.effects = List.copyOf(effects);
  }

  /** The columns that hold text. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>(coordinates);
    texts.remove("workers");
    texts.addAll(List.of(CHANGE, METRIC, "unit", "method", VERDICT, "why"));
    return texts;
  }

  /** Everything: a row for each change and point; shares are fractions. */
  public ResultTable full() {
    List<String> columns = new ArrayList<>(List.of(CHANGE));
    columns.addAll(coordinates);
    columns.addAll(
        List.of(
            METRIC,
            "unit",
            "before",
            "after",
            "share",
            "ci95_low",
            "ci95_high",
            "replications",
            "method",
            VERDICT,
            "why"));
    TableBuilder table = new TableBuilder("whatif.csv", columns);
    for (Effect effect : effects) {
      Optional<ComparedPoint.Change> change = effect.compared().flatMap(ComparedPoint::change);
      Optional<MeanEstimate> share = change.flatMap(ComparedPoint.Change::relative);
      boolean hasInterval =
          change.map(each -> each.method() != ComparedPoint.Method.SINGLE).orElse(false);
      Optional<MeanEstimate> interval = hasInterval ? share : Optional.empty();
      table.text(CHANGE, effect.change().text());
      coordinates.forEach(name -> table.text(name, PairedPoints.value(effect.point(), name)));
      table.text(METRIC, effect.metric().name()).text("unit", effect.metric().unit());
      number(table, "before", effect.compared().flatMap(ComparedPoint::first));
      number(table, "after", effect.compared().flatMap(ComparedPoint::second));
      number(table, "share", share.map(MeanEstimate::mean));
      number(table, "ci95_low", interval.map(MeanEstimate::low));
      number(table, "ci95_high", interval.map(MeanEstimate::high));
      number(table, "replications", change.map(each -> (double) each.difference().replications()));
      table
          .text("method", change.map(each -> each.method().label()).orElse(""))
          .text(VERDICT, effect.verdict().label())
          .text("why", effect.why())
          .end();
    }
    return table.build();
  }

  private static void number(TableBuilder table, String column, Optional<Double> value) {
    table.text(column, value.map(Numbers::format).orElse(""));
  }

  /** For people: the change, what tells the points apart, before and after, how much it is. */
  public ResultTable readable() {
    List<String> shown =
        coordinates.stream()
            .filter(
                name ->
                    effects.stream()
                            .map(effect -> PairedPoints.value(effect.point(), name))
                            .distinct()
                            .count()
                        > 1)
            .toList();
    List<String> columns = new ArrayList<>(List.of(CHANGE));
    columns.addAll(shown);
    columns.addAll(List.of(METRIC, "before", "after", "by", VERDICT));
    TableBuilder table = new TableBuilder("whatif", columns);
    for (Effect effect : effects) {
      table.text(CHANGE, effect.change().text());
      shown.forEach(name -> table.text(name, PairedPoints.value(effect.point(), name)));
      String unit = effect.metric().unit();
      table
          .text(
              METRIC,
              unit.equals("ratio")
                  ? effect.metric().name()
                  : effect.metric().name() + " (" + unit + ")")
          .text("before", rough(effect.compared().flatMap(ComparedPoint::first)))
          .text("after", rough(effect.compared().flatMap(ComparedPoint::second)))
          .text(
              "by",
              effect
                  .compared()
                  .flatMap(ComparedPoint::change)
                  .map(ComparedPoint.Change::text)
                  .orElse("-"))
          .text(VERDICT, effect.verdict().label())
          .end();
    }
    return table.build();
  }

  private static String rough(Optional<Double> value) {
    return value.map(Numbers::rough).orElse("-");
  }
}
