package dev.contend.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.Figure;
import dev.contend.reports.chart.Samples;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ChartsContractTest {
  private static final FigureWriter WRITER = new FigureWriter(Paper.ACM);

  /** The files stay in target/figures, to be looked at. */
  @ParameterizedTest
  @EnumSource
  void everyChartIsDrawnInEveryFormat(Charts chart) {
    long start = System.nanoTime();
    Figure figure = chart.figure(Samples.small());
    assertThat(WRITER.write(figure, Path.of("target", "figures", "small"))).hasSize(3);
    long mid = System.nanoTime();
    System.out.println(chart + " " + (mid - start) / 1e6);
    assertThat(WRITER.write(chart.figure(Samples.large()), Path.of("target", "figures", "large")))
        .hasSize(3);
    System.out.println(chart + " " + (System.nanoTime() - mid) / 1e6);
  }
}
