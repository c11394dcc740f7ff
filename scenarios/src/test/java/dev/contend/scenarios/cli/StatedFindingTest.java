package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.yaml.Library;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a scenario's file says of what was found. */
class StatedFindingTest {
  @Test
  void itGoesOnInCommentsThatAreIndentedFurther() {
    assertThat(
            StatedFinding.in(
                List.of(
                    "# Question: does it scale?",
                    "#   up to 64 threads?",
                    "# Finding:  no,",
                    "#           not at all.",
                    "# Chosen: a laptop.",
                    "#   with 8 cores",
                    "version: 1",
                    "# Finding: late")))
        .isEqualTo("no, not at all.");
    assertThat(StatedFinding.in(List.of("version: 1", "# Finding: late"))).isEmpty();
    assertThat(StatedFinding.in(List.of())).isEmpty();
  }

  @Test
  void everyExperimentOfTheLibraryStatesOne() {
    for (String name : Library.EXPERIMENTS.names()) {
      assertThat(StatedFinding.in(Library.EXPERIMENTS.find(name).orElseThrow().lines()))
          .as(name)
          .hasSizeGreaterThan(20);
    }
  }
}
