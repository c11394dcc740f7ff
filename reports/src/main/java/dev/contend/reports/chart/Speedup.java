package dev.contend.reports.chart;

import java.util.List;

/** Speedup over the same runtime with one worker, against the number of workers. */
final class Speedup implements Chart {
  @Override
  public List<String> metrics() {
    return List.of("speedup");
  }

  @Override
  public Figure figure(ChartInput input) {
    return logarithmic(
        new WorkerCurves(input, "speedup", "speedup"), "speedup", "Speedup over 1 worker");
  }

  /** Curves on two axes of octaves, with the line on which each worker adds a whole one. */
  static CurveFigure logarithmic(WorkerCurves curves, String name, String label) {
    if (!(curves.lowest() > 0)) {
      throw new UndrawableException(
          "figure '" + name + "' needs values above 0; the lowest is " + curves.lowest());
    }
    Axis x = curves.workersAxis();
    Axis y =
        Axis.octaves(
            label,
            "×",
            Math.min(curves.fewestWorkers(), curves.lowest()),
            Math.max(curves.mostWorkers(), curves.highest()));
    return new CurveFigure(name, x, y, curves.series())
        .withIdeal(
            new CurveFigure.Reference(
                "ideal (linear)",
                curves.fewestWorkers(),
                curves.fewestWorkers(),
                curves.mostWorkers(),
                curves.mostWorkers()))
        .withMarks(curves.marks());
  }
}
