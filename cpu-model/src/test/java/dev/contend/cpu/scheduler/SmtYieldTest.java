package dev.contend.cpu.scheduler;

import static dev.contend.cpu.scheduler.Bench.BLOCKED;
import static dev.contend.cpu.scheduler.Bench.CALL;
import static dev.contend.cpu.scheduler.Bench.MS;
import static dev.contend.cpu.scheduler.Bench.WORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.cpu.clock.ClockTable;
import dev.contend.cpu.clock.CoreKind;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.clock.SmtYield;
import dev.contend.cpu.clock.WorkKind;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.topology.Machine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What siblings leave each other, by what they do. */
class SmtYieldTest {
  private static Bench bench() {
    Machine machine = Machine.regular("one core", 1, 1, 1, 2, 64);
    SmtYield yield = new SmtYield(1.25, 1.0, 1.75);
    CoreKind kind = new CoreKind("core", ClockTable.fixed(1e9), 1, yield);
    Processor processor = new Processor(machine, List.of(kind), 0);
    return new Bench(processor, SchedulerSettings.FREE, 2, 1);
  }

  private static long together(WorkKind first, WorkKind second) {
    Bench bench = bench();
    bench.start(new Script().then(t -> t.compute(10 * MS, WORK, first)));
    bench.start(new Script().then(t -> t.compute(10 * MS, WORK, second)));
    bench.run();
    return bench.kernel.nowPs();
  }

  @Test
  void siblingsOfOneKindShareThatKindsYield() {
    assertThat(together(WorkKind.INTERPRETER, WorkKind.INTERPRETER)).isEqualTo(16 * MS);
    assertThat(together(WorkKind.NATIVE, WorkKind.NATIVE)).isEqualTo(20 * MS);
    assertThat(together(WorkKind.MEMORY_BOUND, WorkKind.MEMORY_BOUND)).isEqualTo(11_428_571_429L);
  }

  @Test
  void siblingsOfDifferentKindsShareTheMean() {
    // (1.25 + 1.75) / 2 = 1.5, so each runs at 0.75.
    assertThat(together(WorkKind.INTERPRETER, WorkKind.MEMORY_BOUND)).isEqualTo(13_333_333_334L);
    assertThat(together(WorkKind.MEMORY_BOUND, WorkKind.INTERPRETER)).isEqualTo(13_333_333_334L);
  }

  @Test
  void aSiblingThatGoesOnToOtherWorkChangesTheSpeedAtOnce() {
    Bench bench = bench();
    List<Long> end = new ArrayList<>();
    bench.start(
        new Script()
            .then(t -> t.compute(5 * MS, WORK, WorkKind.NATIVE))
            .then(t -> t.compute(50 * MS, WORK, WorkKind.INTERPRETER)));
    bench.start(
        new Script()
            .then(t -> t.compute(15 * MS, WORK, WorkKind.NATIVE))
            .run(t -> end.add(bench.kernel.nowPs())));
    bench.run();
    // 10 ms at 0.5, then 10 ms of work at (1.0 + 1.25) / 2 / 2 = 0.5625.
    assertThat(end).containsExactly(10 * MS + 17_777_777_778L);
  }

  @Test
  void aSiblingThatWaitsForMemoryLeavesMoreOfTheCore() {
    Bench bench = bench();
    List<Long> end = new ArrayList<>();
    bench.start(
        new Script().then(t -> t.access(Bench.address(100 * MS), AccessKind.LOAD, CALL, BLOCKED)));
    bench.start(new Script().compute(15 * MS, WORK).run(t -> end.add(bench.kernel.nowPs())));
    bench.run();
    assertThat(end).containsExactly(20 * MS);
  }

  @Test
  void yieldsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new SmtYield(1.2, 0.9, 1.2))
        .hasMessage("smtYield is 0.9; must lie between 1 and 2");
  }
}
