package dev.contend.cpu.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.cpu.clock.ClockTable.Point;
import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Machine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Speeds relative to the fastest kind of core alone. */
class ProcessorTest {
  private static final CoreKind BIG =
      new CoreKind("P", new ClockTable(List.of(new Point(1, 5e9), new Point(2, 4e9))), 1, 1.25);
  private static final CoreKind LITTLE = new CoreKind("E", ClockTable.fixed(4e9), 0.5, 1);
  private static final Machine MACHINE =
      new Machine("hybrid", 64, List.of(new Core(0, 0, 0, 0), new Core(0, 0, 0, 1)), List.of(2, 1));
  private static final Processor PROCESSOR = new Processor(MACHINE, List.of(BIG, LITTLE), 0);

  @Test
  void thePeakHasSpeedOneAndAllElseLess() {
    assertThat(PROCESSOR.peakRate()).isEqualTo(5e9);
    assertThat(PROCESSOR.relativeSpeed(0, 1)).isEqualTo(1);
    assertThat(PROCESSOR.relativeSpeed(0, 2)).isEqualTo(0.8);
    assertThat(PROCESSOR.relativeSpeed(1, 1)).isEqualTo(0.4);
  }

  @Test
  void busySiblingsShareTheYieldOfTheirCore() {
    assertThat(Processor.siblingShare(1.25, 1)).isEqualTo(1);
    assertThat(Processor.siblingShare(1.25, 2)).isEqualTo(0.625);
  }

  @Test
  void cyclesAreThoseOfTheFirstKind() {
    assertThat(PROCESSOR.peakPs(5_000)).isEqualTo(1_000_000);
  }

  @Test
  void refusesKindsThatAreMissingAndNumbersOutOfRange() {
    assertThatThrownBy(() -> new Processor(MACHINE, List.of(BIG), 0))
        .hasMessage("core 1 is of kind 1; the machine has 1");
    assertThatThrownBy(() -> new Processor(MACHINE, List.of(BIG, LITTLE), -1))
        .hasMessage("governorIntervalPs is -1; must not be negative");
    assertThatThrownBy(() -> new CoreKind("P", ClockTable.fixed(1e9), 0, 1))
        .hasMessage("core kind 'P': workPerCycle is 0.0; must be positive");
    assertThatThrownBy(() -> new CoreKind("P", ClockTable.fixed(1e9), 1, 2.5))
        .hasMessage("smtYield is 2.5; must lie between 1 and 2");
  }
}
