package dev.contend.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.Tables;
import org.junit.jupiter.api.Test;

final class StackChartsTest {
  @Test
  void aSpeedupStackAddsUpToTheWorkersExactly() {
    StackFigure figure = (StackFigure) Charts.SPEEDUP_STACK.figure(Samples.large());

    assertThat(figure.panels()).hasSize(6);
    assertThat(figure.paperColumns()).isEqualTo(2);
    for (StackFigure.Panel panel : figure.panels()) {
      assertThat(panel.bars()).hasSize(9);
      for (StackFigure.Bar bar : panel.bars()) {
        assertThat(bar.tops()).hasSameSizeAs(figure.layers()).isSorted();
        assertThat(bar.tops().get(bar.tops().size() - 1))
            .isEqualTo(Double.parseDouble(bar.label()));
      }
    }
  }

  @Test
  void causesKeepTheirOrderAndStyleAndTheSmallOnesAreOneLayer() {
    StackFigure figure = (StackFigure) Charts.CAUSE_SHARES.figure(Samples.small());

    assertThat(figure.paperColumns()).isEqualTo(1);
    assertThat(figure.layers())
        .extracting(StackFigure.Layer::name)
        .startsWith("useful Python", "GIL wait", "lock wait, spinning")
        .endsWith("2 other causes")
        .hasSize(12);
    assertThat(figure.layers().get(1).style()).isEqualTo(LayerStyle.of(2));
    assertThat(figure.panels().get(0).bars().get(0).tops().get(11)).isEqualTo(100);
  }

  @Test
  void aBarWithoutTimeIsRefused() {
    ChartInput input =
        ChartInput.empty()
            .with(
                Tables.CAUSES,
                CsvReader.parse(
                    "causes.csv",
                    """
                    experiment,machine,workload,runtime,workers,cause,time_s,share
                    e,m,w,r,1,idle,0,0
                    """));

    assertThatThrownBy(() -> Charts.SPEEDUP_STACK.figure(input))
        .hasMessage(
            "figure 'speedup-stack' needs times above 0; those of 'r' with 1 workers add up to 0.0");
  }

  @Test
  void moreCurvesThanAnyoneReadsAreRefusedNamingTheAxisThatHasMost() {
    StringBuilder rows = new StringBuilder();
    for (int item = 0; item < 49; item++) {
      rows.append("e,m,w,r,1,").append(item).append(",on,idle,1,1\n");
    }
    String head =
        "experiment,machine,workload,runtime,workers,workload.items,gil,cause,time_s,share\n";
    ChartInput one =
        ChartInput.empty().with(Tables.CAUSES, CsvReader.parse("causes.csv", head + rows));

    assertThatThrownBy(() -> Charts.CAUSE_SHARES.figure(one))
        .isInstanceOf(UndrawableException.class)
        .hasMessage(
            "figure 'cause-shares' shows up to 48 curves; causes.csv has 49; choose some by"
                + " --runtimes, or fix an axis of the sweep: most have 'workload.items', of 49"
                + " values");
  }
}
