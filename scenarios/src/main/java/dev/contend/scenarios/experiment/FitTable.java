package dev.contend.scenarios.experiment;

import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.engine.statistics.ScalabilityFit;
import dev.contend.engine.statistics.ScalabilityModel;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.List;

/** The laws of scalability that were fitted, as a table. */
final class FitTable {
  private final ScenarioSpec scenario;
  private final TableBuilder table;

  private FitTable(ScenarioSpec scenario) {
    this.scenario = scenario;
    table = Tables.FITS.builder(scenario.axes());
  }

  static ResultTable of(ScenarioSpec scenario, List<CurveFit> fits) {
    FitTable made = new FitTable(scenario);
    for (CurveFit fit : fits) {
      for (ScalabilityFit law : fit.laws()) {
        made.add(fit, law, "lambda", "1/s", law.lambda());
        made.add(fit, law, "sigma", "ratio", law.sigma());
        if (law.model() == ScalabilityModel.USL) {
          made.add(fit, law, "kappa", "ratio", law.kappa());
        }
        law.peak().ifPresent(peak -> made.add(fit, law, "peak", "workers", peak));
        law.limit().ifPresent(knee -> made.add(fit, law, "knee", "workers", knee));
      }
    }
    return made.table.build();
  }

  private void add(
      CurveFit fit, ScalabilityFit law, String parameter, String unit, MeanEstimate value) {
    Curve curve = fit.curve();
    PointSpec any = curve.first();
    ResultTables.curve(table, scenario, any)
        .text("law", law.model().label())
        .text("parameter", parameter)
        .text("unit", unit)
        .number("value", value.mean());
    if (fit.intervals()) {
      table.number("ci95_low", value.low()).number("ci95_high", value.high());
    } else {
      table.none("ci95_low").none("ci95_high");
    }
    boolean isOutside = unit.equals("workers") && law.isExtrapolated(value.mean());
    table
        .text("extrapolated", isOutside ? "yes" : "no")
        .number("fewest_workers", any.workers())
        .number("most_workers", curve.last().workers())
        .number("largest_misfit", law.largestMisfit())
        .number("replications", value.replications())
        .end();
  }
}
