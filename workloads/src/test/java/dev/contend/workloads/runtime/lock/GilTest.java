package dev.contend.workloads.runtime.lock;

import static dev.contend.workloads.runtime.RuntimeBench.MS;
import static dev.contend.workloads.runtime.RuntimeBench.NS;
import static dev.contend.workloads.runtime.RuntimeBench.US;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.cpu.scheduler.Script;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.RuntimeBench;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The interpreter lock, rule by rule. */
class GilTest {
  static final Gil.Costs COSTS = new Gil.Costs(Gil.RequestPlace.LAST_HOLDER, 0);

  private static final int WORK = Cause.USEFUL_PYTHON.id();

  @Test
  void oneThreadAloneNeverSwitchesTheGil() {
    RuntimeBench bench = new RuntimeBench(2, RuntimeBench.settings(), 1);
    Gil gil = new Gil("GIL", bench.memory.reservePages(1), 5 * MS, COSTS);
    spin(bench, gil, 100 * MS);
    bench.run();
    assertThat(gil.switches()).isZero();
    assertThat(gil.dropRequests()).isZero();
  }

  @Test
  void aHolderIsAskedOnlyAfterAFullIntervalAndThenAnotherThreadRuns() {
    RuntimeBench bench = new RuntimeBench(2, SchedulerSettings.FREE, 2);
    Gil gil = new Gil("GIL", bench.memory.reservePages(1), 5 * MS, COSTS);
    List<Long> first = spin(bench, gil, 100 * MS);
    List<Long> second = spin(bench, gil, 100 * MS);
    bench.run();
    // Each turn lasts an interval, but for a safepoint and the lock's line.
    assertThat(first.size() + second.size()).isBetween(38, 42);
    assertThat(gil.dropRequests()).isBetween(38L, 41L);
    assertThat(gil.switches()).isBetween(gil.dropRequests() - 1, gil.dropRequests() + 2);
    for (int i = 0; i + 1 < Math.min(first.size(), second.size()); i++) {
      assertThat(second.get(i) - first.get(i)).isBetween(5 * MS - 20 * US, 5 * MS + 20 * US);
      assertThat(first.get(i + 1) - second.get(i)).isBetween(5 * MS - 20 * US, 5 * MS + 20 * US);
    }
  }

  @Test
  void halfTheIntervalMeansTwiceTheSwitches() {
    long[] switches = new long[2];
    for (int i = 0; i < 2; i++) {
      RuntimeBench bench = new RuntimeBench(2, RuntimeBench.settings(), 2);
      Gil gil = new Gil("GIL", bench.memory.reservePages(1), (4 * MS) >> i, COSTS);
      spin(bench, gil, 400 * MS);
      spin(bench, gil, 400 * MS);
      bench.run();
      switches[i] = gil.switches();
    }
    assertThat((double) switches[1] / switches[0]).isBetween(1.9, 2.1);
  }

  /** A thread with the routines of its lock. */
  private static final class Holder {
    final EvalBreaker breaker;
    final Routine take;
    final Routine drop;
    final Routine dropForGood;

    Holder(RuntimeBench bench, Gil gil) {
      breaker = new EvalBreaker(bench.memory.reservePages(1));
      take = new TakeGil(gil, breaker, 0);
      drop = new DropGil(gil, breaker, 0, false);
      dropForGood = new DropGil(gil, breaker, 0, true);
    }
  }

  @Test
  void aHolderThatWasAskedWaitsForASwitchEvenIfItLetsGoByItself() {
    RuntimeBench bench = new RuntimeBench(2, RuntimeBench.settings(), 2);
    Gil gil = new Gil("GIL", bench.memory.reservePages(1), MS, COSTS);
    Holder io = new Holder(bench, gil);
    Holder other = new Holder(bench, gil);
    List<Long> released = new ArrayList<>();
    List<Long> taken = new ArrayList<>();
    // C code that keeps the lock for 3 ms: asked after 1 ms, seen only when it lets go.
    bench.start(
        new Script()
            .call(io.take)
            .compute(3 * MS, WORK)
            .run(t -> assertThat(io.breaker.has(EvalBreaker.DROP_GIL)).isTrue())
            .call(io.drop)
            .run(t -> released.add(bench.kernel.nowPs())));
    bench.start(
        new Script()
            .sleep(100 * US, Cause.IDLE.id())
            .call(other.take)
            .run(t -> taken.add(bench.kernel.nowPs()))
            .call(other.dropForGood));
    bench.run();
    assertThat(taken.get(0)).isGreaterThan(3 * MS);
    assertThat(released.get(0)).isGreaterThan(taken.get(0));
    assertThat(gil.dropRequests()).as("one for each interval while C code runs").isEqualTo(2);
  }

  @Test
  void aThreadThatEndsWaitsForNoSwitch() {
    RuntimeBench bench = new RuntimeBench(2, SchedulerSettings.FREE, 1);
    Gil gil = new Gil("GIL", bench.memory.reservePages(1), MS, COSTS);
    Holder last = new Holder(bench, gil);
    bench.start(
        new Script()
            .call(last.take)
            .run(t -> last.breaker.request(EvalBreaker.DROP_GIL))
            .call(last.dropForGood));
    bench.run();
    assertThat(gil.isHeld()).isFalse();
  }

  @Test
  void aThreadThatComesBackAtOnceOvertakesTheOneThatWasSignalled() {
    RuntimeBench bench = new RuntimeBench(2, RuntimeBench.settings(), 2);
    Gil gil = new Gil("GIL", bench.memory.reservePages(1), 5 * MS, COSTS);
    Holder caller = new Holder(bench, gil);
    Holder waiter = new Holder(bench, gil);
    List<String> turns = new ArrayList<>();
    Script calls = new Script().call(caller.take).compute(500 * US, WORK);
    for (int i = 0; i < 3; i++) {
      // A releasing call of 100 ns, while a wake-up takes microseconds.
      calls.call(caller.drop).compute(100 * NS, WORK).call(caller.take);
      calls.run(t -> turns.add("caller"));
    }
    bench.start(calls.call(caller.drop));
    bench.start(
        new Script()
            .sleep(100 * US, Cause.IDLE.id())
            .call(waiter.take)
            .run(t -> turns.add("waiter"))
            .call(waiter.drop));
    bench.run();
    assertThat(turns).containsExactly("caller", "caller", "caller", "waiter");
    assertThat(gil.dropRequests()).isZero();
  }

  @Test
  void aSwitchDuringTheIntervalReArmsTheWaiter() {
    RuntimeBench bench = new RuntimeBench(3, SchedulerSettings.FREE, 3);
    Gil gil = new Gil("GIL", bench.memory.reservePages(1), 5 * MS, COSTS);
    Holder first = new Holder(bench, gil);
    Holder second = new Holder(bench, gil);
    Holder third = new Holder(bench, gil);
    List<Long> taken = new ArrayList<>();
    // The lock goes from the first to the second at 4 ms, in the middle of the third's interval.
    bench.start(new Script().call(first.take).compute(4 * MS, WORK).call(first.drop));
    bench.start(
        new Script()
            .sleep(10 * US, Cause.IDLE.id())
            .call(second.take)
            .compute(20 * MS, WORK)
            .call(second.drop));
    bench.start(
        new Script()
            .sleep(20 * US, Cause.IDLE.id())
            .call(third.take)
            .run(t -> taken.add(bench.kernel.nowPs()))
            .call(third.dropForGood));
    bench.run();
    // Intervals end at 5, 10, 15 and 20 ms: the first of them saw a switch, the others asked.
    assertThat(gil.dropRequests()).isEqualTo(3);
    assertThat(taken.get(0)).isGreaterThan(24 * MS);
  }

  @Test
  void aFreeLockCostsFiveAtomicOperationsToTakeAndTwoToDrop() {
    RuntimeBench bench = new RuntimeBench(1, SchedulerSettings.FREE, 1);
    Gil.Costs costs = new Gil.Costs(Gil.RequestPlace.INTERPRETER, 7 * NS);
    Gil gil = new Gil("GIL", bench.memory.reservePages(1), 5 * MS, costs);
    Holder alone = new Holder(bench, gil);
    bench.start(new Script().call(alone.take).call(alone.drop).call(alone.take).call(alone.drop));
    bench.run();
    // Three lines filled at 80 ns, then 5 ns for each operation and 7 ns for each mutex.
    assertThat(bench.kernel.nowPs()).isEqualTo((3 * 80 + 14 * 5 + 6 * 7) * NS);
  }

  /** A CPU-bound Python thread; the list gets the instants at which it begins a turn. */
  private static List<Long> spin(RuntimeBench bench, Gil gil, long workPs) {
    EvalBreaker breaker = new EvalBreaker(bench.memory.reservePages(1));
    List<Long> turns = new ArrayList<>();
    Routine take = new TakeGil(gil, breaker, US);
    Routine drop = new DropGil(gil, breaker, US, false);
    SimThread thread =
        bench.start(
            new Routine() {
              private double leftPs = workPs;

              @Override
              protected Step step(SimThread self) {
                switch (state) {
                  case 0:
                    state = 1;
                    return self.call(take);
                  case 1:
                    state = 2;
                    turns.add(bench.kernel.nowPs());
                    return self.interruptibleCompute(leftPs, 100 * NS, WORK);
                  case 2:
                    leftPs = self.undonePs();
                    state = leftPs > 0 ? 0 : 3;
                    return self.call(drop);
                  default:
                    return Step.DONE;
                }
              }
            });
    breaker.belongsTo(thread);
    return turns;
  }
}
