package dev.contend.scenarios.sensitivity;

import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.engine.statistics.SobolIndices.Index;
import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.sensitivity.Sensitivity.Effect;
import dev.contend.scenarios.sensitivity.Sensitivity.Turn;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.yaml.UncertainNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a study found, as tables. */
public final class SensitivityTables {
  /** Bars of a figure that can be told apart, and rows that are looked at. */
  private static final int MOST_SHOWN = 10;

  private static final double PERCENT = 100;

  private final Sensitivity found;
  private final Question question;
  private final List<UncertainNumber> inputs;

  /**
   * @param inputs those that the study has varied
   */
  public SensitivityTables(Sensitivity found, Question question, List<UncertainNumber> inputs) {
    this.found = found;
    this.question = question;
    this.inputs = List.copyOf(inputs);
  }

  UncertainNumber input(Effect effect) {
    return inputs.get(effect.input());
  }

  /** Values between which the claim turns, each with what it does from there on. */
  List<String> turns(Effect effect) {
    UncertainNumber input = input(effect);
    return effect.turns().stream().map(turn -> interval(input, turn)).toList();
  }

  static String interval(UncertainNumber input, Turn turn) {
    return told(input, turn.low()) + " to " + told(input, turn.high());
  }

  /** A value of a range in three digits or so; an end as it is written. */
  static String told(UncertainNumber input, double place) {
    if (place <= 0 || place >= 1) {
      return input.at(place);
    }
    String unit = input.unit();
    String joint = unit.isEmpty() || unit.startsWith("/") ? "" : " ";
    return Numbers.rough(input.value(place)) + joint + unit;
  }

  /** All of it: {@code sensitivity.csv}. */
  public ResultTable full() {
    TableBuilder table = Tables.SENSITIVITY.builder(List.of());
    for (Effect effect : found.effects()) {
      UncertainNumber input = input(effect);
      named(table, input.name(), input.stated(), input.low(), input.high());
      estimate(table, "at_low", effect.atLow().map(this::shown));
      estimate(table, "at_high", effect.atHigh().map(this::shown));
      index(table, effect.index());
      table.text("turns", String.join("; ", turns(effect))).text("source", input.source()).end();
    }
    if (found.others().isPresent()) {
      named(table, "others", "", "", "");
      estimate(table, "at_low", Optional.empty());
      estimate(table, "at_high", Optional.empty());
      index(table, found.others());
      table.text("turns", "").text("source", "").end();
    }
    return table.build();
  }

  private void named(TableBuilder table, String name, String stated, String low, String high) {
    table
        .text("input", name)
        .text("stated", stated)
        .text("low", low)
        .text("high", high)
        .text("quantity", question.quantity())
        .text("unit", unit())
        .number("as_stated", question.shown(found.stated().mean()));
  }

  private String unit() {
    return question.unit().isEmpty() ? "ratio" : question.unit();
  }

  private static void index(TableBuilder table, Optional<Index> index) {
    estimate(table, "first_order", index.map(Index::first));
    estimate(table, "total", index.map(Index::total));
  }

  private static void estimate(TableBuilder table, String column, Optional<MeanEstimate> estimate) {
    if (estimate.isEmpty()) {
      table.none(column).none(column + "_ci95_low").none(column + "_ci95_high");
    } else {
      table
          .number(column, estimate.get().mean())
          .number(column + "_ci95_low", estimate.get().low())
          .number(column + "_ci95_high", estimate.get().high());
    }
  }

  MeanEstimate shown(MeanEstimate value) {
    return new MeanEstimate(
        question.shown(value.mean()),
        question.shown(value.low()),
        question.shown(value.high()),
        value.replications());
  }

  /** The numbers that move the answer most, for people. */
  public ResultTable readable() {
    String unit = question.unit().isEmpty() ? "" : ", " + question.unit();
    String low = question.quantity() + " at low" + unit;
    String high = "at high" + unit;
    List<String> columns =
        new ArrayList<>(List.of("number", "stated", "range", low, high, "alone", "in total"));
    boolean hasTurns = found.effects().stream().anyMatch(each -> !each.turns().isEmpty());
    if (hasTurns) {
      columns.add("turns at");
    }
    TableBuilder table = new TableBuilder("sensitivity", columns);
    found.effects().stream()
        .limit(MOST_SHOWN)
        .forEach(
            effect -> {
              UncertainNumber input = input(effect);
              table
                  .text("number", input.name())
                  .text("stated", input.stated().isEmpty() ? "-" : input.stated())
                  .text("range", input.low() + " to " + input.high())
                  .text(low, text(effect.atLow()))
                  .text(high, text(effect.atHigh()))
                  .text("alone", percent(effect.index().map(Index::first)))
                  .text("in total", percent(effect.index().map(Index::total)));
              if (hasTurns) {
                table.text("turns at", String.join("; ", turns(effect)));
              }
              table.end();
            });
    return table.build();
  }

  /** A share in per cent, to a tenth of one. */
  static String percent(double share) {
    return Numbers.format(PERCENT * share, 1);
  }

  private static String percent(Optional<MeanEstimate> share) {
    return share
        .map(
            each ->
                percent(each.mean())
                    + " ("
                    + percent(each.low())
                    + " to "
                    + percent(each.high())
                    + ") %")
        .orElse("-");
  }

  private String text(Optional<MeanEstimate> estimate) {
    return estimate
        .map(this::shown)
        .map(
            each ->
                Numbers.rough(each.mean())
                    + (each.halfWidth() == 0
                        ? ""
                        : " ("
                            + Numbers.rough(each.low())
                            + " to "
                            + Numbers.rough(each.high())
                            + ")"))
        .orElse("-");
  }

  /**
   * The ends of ranges as points of a sweep that has the numbers as its axes, for the figure.
   *
   * @param experiment its name
   * @param point what is asked about
   */
  public ResultTable ends(String experiment, PointSpec point) {
    List<Effect> shown = found.effects().stream().limit(MOST_SHOWN).toList();
    List<String> axes = shown.stream().map(effect -> input(effect).name()).toList();
    TableBuilder table = Tables.RESULTS.builder(axes);
    row(table, experiment, point, shown, -1, "", found.stated());
    for (int i = 0; i < shown.size(); i++) {
      UncertainNumber input = input(shown.get(i));
      int at = i;
      shown
          .get(i)
          .atLow()
          .ifPresent(end -> row(table, experiment, point, shown, at, input.low(), end));
      shown
          .get(i)
          .atHigh()
          .ifPresent(end -> row(table, experiment, point, shown, at, input.high(), end));
    }
    return table.build();
  }

  private void row(
      TableBuilder table,
      String experiment,
      PointSpec point,
      List<Effect> shown,
      int moved,
      String to,
      MeanEstimate value) {
    table
        .text("experiment", experiment)
        .text("machine", point.machine().name())
        .text("workload", point.workload().name())
        .text("runtime", point.runtime().label())
        .number("workers", point.workers());
    for (int i = 0; i < shown.size(); i++) {
      UncertainNumber input = input(shown.get(i));
      String stated = input.stated().isEmpty() ? "default" : input.stated();
      // An end that is the stated value is still an end: the point is the base itself.
      table.text(input.name(), i == moved ? to : stated);
    }
    MeanEstimate told = shown(value);
    table
        .text("metric", question.quantity())
        .text("unit", unit())
        .number("mean", told.mean())
        .number("ci95_low", told.low())
        .number("ci95_high", told.high())
        .number("replications", told.replications())
        .end();
  }
}
