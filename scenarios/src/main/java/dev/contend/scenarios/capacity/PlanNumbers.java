package dev.contend.scenarios.capacity;

import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.reports.table.Numbers;
import dev.contend.scenarios.spec.Objective;
import dev.contend.scenarios.spec.PlanSpec;

/** Numbers of a plan as its answer tells them. */
final class PlanNumbers {
  private static final double PERCENT = 100;

  private final PlanSpec plan;

  PlanNumbers(PlanSpec plan) {
    this.plan = plan;
  }

  /** A value of an objective's expression, in its unit. */
  String value(int aim, double value) {
    Objective objective = plan.objectives().get(aim);
    return amount(value / objective.unitSize(), objective.unit());
  }

  /** The same with its interval. */
  String value(int aim, MeanEstimate estimate) {
    double size = plan.objectives().get(aim).unitSize();
    return value(aim, estimate.mean())
        + interval(
            new MeanEstimate(
                estimate.mean() / size,
                estimate.low() / size,
                estimate.high() / size,
                estimate.replications()));
  }

  /** A number of a unit. */
  static String amount(double number, String unit) {
    String joint = unit.isEmpty() || unit.startsWith("/") ? "" : " ";
    return Numbers.rough(number) + joint + unit;
  }

  /** The interval of a mean, behind it; nothing if it has no width. */
  static String interval(MeanEstimate estimate) {
    return estimate.halfWidth() == 0
        ? ""
        : " (" + Numbers.rough(estimate.low()) + " to " + Numbers.rough(estimate.high()) + ")";
  }

  /** A sum of money. */
  String money(double amount) {
    return amount(amount, plan.prices().currency());
  }

  /** A share as a percentage. */
  static String percent(double share) {
    return amount(PERCENT * share, "%");
  }

  /** A share with its interval as percentages. */
  static String percent(MeanEstimate share) {
    return percent(share.mean())
        + interval(
            new MeanEstimate(
                PERCENT * share.mean(),
                PERCENT * share.low(),
                PERCENT * share.high(),
                share.replications()));
  }

  /** A number of workers. */
  static String workers(int workers) {
    return workers + (workers == 1 ? " worker" : " workers");
  }

  /** What an objective bounds, without the bound. */
  String quantity(int aim) {
    return plan.objectives().get(aim).text().replaceFirst("\\s*[<>].*", "");
  }
}
