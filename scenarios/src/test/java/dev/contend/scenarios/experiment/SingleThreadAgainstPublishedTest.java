package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.reports.table.ResultTable;
import dev.contend.scenarios.reference.PublishedFigure;
import dev.contend.scenarios.reference.ReferenceReader;
import dev.contend.scenarios.reference.Role;
import dev.contend.scenarios.reference.Vocabulary;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The library's experiment {@code runtimes/single-thread} against the article's table: ten
 * programs, each on a GIL build and a free-threaded build.
 *
 * <p>The GIL times are what the programs' cycles were taken from, and five of the free-threaded
 * times gave the five factors, one each. The other five are predicted.
 */
class SingleThreadAgainstPublishedTest {
  private static final double PERCENTAGE_POINT = 0.01;

  @Test
  void theOverheadOfEachProgramIsWithinOnePercentagePoint() throws InterruptedException {
    ResultTable times =
        new ResultTables(ExperimentTest.run(ScenarioTexts.ofLibrary("runtimes/single-thread"), 2))
            .results()
            .where("metric", "time");
    List<PublishedFigure> figures = published();
    assertThat(figures).hasSize(20);
    assertThat(figures.stream().filter(figure -> figure.runtime().equals("article")))
        .extracting(PublishedFigure::role)
        .filteredOn(Role.FITTED::equals)
        .as("free-threaded rows that set a parameter")
        .hasSize(5);
    assertThat(times.rows()).hasSize(60);
    for (int i = 0; i < figures.size(); i += 2) {
      PublishedFigure gil = figures.get(i);
      PublishedFigure free = figures.get(i + 1);
      assertThat(gil.axes()).isEqualTo(free.axes());
      String program = gil.axes().getOrDefault("workload.program", "");
      double ours = seconds(times, free, program) / seconds(times, gil, program);
      assertThat(ours)
          .as("free-threaded over GIL, %s", program)
          .isCloseTo(free.published() / gil.published(), within(PERCENTAGE_POINT));
    }
  }

  private static double seconds(ResultTable times, PublishedFigure figure, String program) {
    ResultTable ours = times.where("runtime", figure.runtime()).where("workload.program", program);
    assertThat(ours.rows()).as("%s, %s", figure.runtime(), program).hasSize(1);
    return ours.rows().get(0).number("mean");
  }

  private static List<PublishedFigure> published() {
    Problems problems = new Problems();
    List<PublishedFigure> figures =
        new ReferenceReader(problems, new Vocabulary())
            .read(Library.REFERENCES.find("single-thread").orElseThrow())
            .figures();
    assertThat(problems.rendered()).isEmpty();
    return figures;
  }
}
