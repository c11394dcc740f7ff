package dev.contend.reports.chart;

import java.util.List;

/** Speedup over the GIL build with one worker, against the number of workers. */
final class SpeedupOverGil implements Chart {
  @Override
  public List<String> metrics() {
    return List.of("speedup-over-gil");
  }

  @Override
  public Figure figure(ChartInput input) {
    return Speedup.logarithmic(
        new WorkerCurves(input, "speedup-over-gil", "speedup-over-gil"),
        "speedup-over-gil",
        "Speedup over GIL, 1 worker");
  }
}
