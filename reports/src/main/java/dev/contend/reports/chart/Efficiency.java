package dev.contend.reports.chart;

import java.util.List;

/** Speedup per worker, against the number of workers. */
final class Efficiency implements Chart {
  private static final double STEP = 0.2;

  @Override
  public List<String> metrics() {
    return List.of("efficiency");
  }

  @Override
  public Figure figure(ChartInput input) {
    WorkerCurves curves = new WorkerCurves(input, "efficiency", "efficiency");
    return new CurveFigure(
            "efficiency",
            curves.workersAxis(),
            Axis.fromZero("Efficiency", "speedup per worker", Math.max(1, curves.highest()), STEP)
                .withRoomBelow(),
            curves.series())
        .withIdeal(
            new CurveFigure.Reference(
                "ideal (linear)", curves.fewestWorkers(), 1, curves.mostWorkers(), 1))
        .withMarks(curves.marks());
  }
}
