package dev.contend.cpu.scheduler;

import static dev.contend.cpu.scheduler.Bench.BLOCKED;
import static dev.contend.cpu.scheduler.Bench.CALL;
import static dev.contend.cpu.scheduler.Bench.MS;
import static dev.contend.cpu.scheduler.Bench.WAIT;
import static dev.contend.cpu.scheduler.Bench.WORK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A thread whose time is over in the middle of an operation that cannot be cut: the step that
 * belongs to the operation's end comes at that end, and the next request in the thread's next turn.
 */
class GivingWayTest {
  private static final long SLICE = SchedulerSettings.FREE.timeSlicePs();
  private static final long FLIGHT = 2 * SLICE;

  /** What a thread may ask for next, and how long that takes. */
  private enum Next {
    COMPUTE(MS),
    OCCUPY(MS),
    MISS(MS),
    HIT(1_000),
    SPIN(0),
    YIELD(0);

    private final long takesPs;

    Next(long takesPs) {
      this.takesPs = takesPs;
    }

    Step request(SimThread thread) {
      return switch (this) {
        case COMPUTE -> thread.compute(takesPs, WORK);
        case OCCUPY -> thread.occupy(takesPs, CALL);
        case MISS -> thread.access(Bench.address(takesPs), AccessKind.LOAD, WORK, BLOCKED);
        case HIT -> thread.access(0, AccessKind.LOAD, WORK, BLOCKED);
        case SPIN -> thread.spinUntilChanged(0, BLOCKED);
        case YIELD -> thread.yieldCpu(CALL);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAccessTakesEffectAtItsEndAndTheNextRequestInTheNextTurn(Next next) {
    first(next, t -> t.access(Bench.address(FLIGHT), AccessKind.STORE, WORK, BLOCKED));
  }

  @ParameterizedTest
  @EnumSource
  void aCallTakesEffectAtItsEndAndTheNextRequestInTheNextTurn(Next next) {
    first(next, t -> t.occupy(FLIGHT, CALL));
  }

  /** The other thread works for half a slice once the first thread's operation is done. */
  private static void first(Next next, Function<SimThread, Step> operation) {
    Bench bench = Bench.plain(1, 2);
    List<Long> effects = new ArrayList<>();
    bench.start(
        new Script()
            .then(operation)
            .run(t -> effects.add(bench.kernel.nowPs()))
            .then(next::request)
            .run(t -> effects.add(bench.kernel.nowPs())));
    bench.start(new Script().compute(SLICE / 2.0, WORK));
    bench.run();
    assertThat(effects).containsExactly(FLIGHT, FLIGHT + SLICE / 2 + next.takesPs);
    assertThat(bench.account.totalPs(0, WAIT)).isEqualTo(SLICE / 2);
  }

  @Test
  void anInterruptReachesWorkThatIsPostponed() {
    Bench bench = Bench.plain(2, 3);
    List<Double> undone = new ArrayList<>();
    SimThread worker =
        bench.start(
            new Script()
                .then(t -> t.access(Bench.address(FLIGHT), AccessKind.LOAD, WORK, BLOCKED))
                .then(t -> t.interruptibleCompute(4 * MS, MS, WORK))
                .run(t -> undone.add(t.undonePs())),
            0);
    bench.start(new Script().compute(SLICE / 2.0, WORK), 0);
    bench.start(new Script().sleep(FLIGHT + MS / 2, BLOCKED).run(t -> worker.interrupt()), 1);
    bench.run();
    // The work has not begun; it stands at a safepoint, and stops there.
    assertThat(undone).containsExactly(4.0 * MS);
    assertThat(bench.kernel.nowPs()).isEqualTo(FLIGHT + SLICE / 2);
  }

  @Test
  void aThreadWhoseQuotaIsUsedUpByAnAccessStillDoesWhatTheAccessDoes() {
    Bench bench = Bench.limited(1, 1, 10);
    List<Long> effects = new ArrayList<>();
    bench.start(
        new Script()
            .then(t -> t.access(Bench.address(12 * MS), AccessKind.STORE, WORK, BLOCKED))
            .run(t -> effects.add(bench.kernel.nowPs()))
            .then(t -> t.yieldCpu(CALL))
            .run(t -> effects.add(bench.kernel.nowPs())));
    bench.run();
    assertThat(effects).containsExactly(12 * MS, 100 * MS);
  }
}
