package dev.contend.workloads.runtime.memory;

import static dev.contend.workloads.runtime.RuntimeBench.MS;
import static dev.contend.workloads.runtime.RuntimeBench.NS;
import static dev.contend.workloads.runtime.RuntimeBench.US;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.Script;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.RuntimeBench;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stopping all threads but one, and letting them go on. */
class WorldTest {
  private static final int CORES = 16;

  private final RuntimeBench bench = new RuntimeBench(CORES, RuntimeBench.settings(), CORES);
  private final World world =
      new World(
          bench.kernel::nowPs,
          bench.os.settings().wakeCallPs(),
          new QuiescentStates(bench.memory.reservePages(1)));
  private final List<World.Member> members = new ArrayList<>();
  private final List<EvalBreaker> breakers = new ArrayList<>();
  private final long[] stoppedAt = new long[1];
  private final long[] startedAt = new long[1];

  private World.Member member() {
    EvalBreaker breaker = new EvalBreaker(bench.memory.reservePages(1));
    World.Member member =
        world.member("thread " + members.size(), breaker, bench.memory.reservePages(1));
    members.add(member);
    breakers.add(breaker);
    return member;
  }

  /** A thread that stops the world at an instant, keeps it stopped for a millisecond, and ends. */
  private void stopper(long atPs) {
    World.Member member = member();
    bench.start(
        new Script()
            .run(t -> member.enter())
            .call(world.new Attach(member))
            .sleep(atPs, Cause.IDLE.id())
            .call(new StopWorld(world, member))
            .run(t -> stoppedAt[0] = bench.kernel.nowPs())
            .run(
                t ->
                    assertThat(members)
                        .filteredOn(World.Member::isAttached)
                        .containsExactly(member))
            .compute(MS, Cause.COLLECTOR.id())
            .call(new StartWorld(world))
            .run(t -> startedAt[0] = bench.kernel.nowPs())
            .call(new World.Detach(member))
            .run(t -> member.leave()));
  }

  /** A thread that computes with a safepoint every so often. */
  private void computing(long spacingPs, long workPs) {
    World.Member member = member();
    EvalBreaker breaker = breakers.get(breakers.size() - 1);
    bench.start(
        new Script()
            .run(t -> member.enter())
            .run(breaker::belongsTo)
            .call(world.new Attach(member))
            .call(new Working(breaker, world.new Suspend(member), workPs, spacingPs))
            .call(new World.Detach(member))
            .run(t -> member.leave()));
  }

  @Test
  void attachedThreadsStopAtTheirNextSafepoint() {
    stopper(MS);
    for (int i = 0; i < 8; i++) {
      computing(10 * US, 5 * MS);
    }
    bench.run();
    assertThat(world.stops()).isEqualTo(1);
    assertThat(world.stoppingPs()).isBetween(NS, 12 * US);
    for (int thread = 1; thread <= 8; thread++) {
      // The pause, and the way back.
      assertThat(bench.account.totalPs(thread, Cause.COLLECTOR.id())).isBetween(MS, 2 * MS);
      assertThat(bench.account.totalPs(thread, Cause.USEFUL_PYTHON.id()))
          .isBetween(5 * MS - 100, 5 * MS + US);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {100, 300, 700})
  void oneThreadWithoutSafepointsDelaysAll(long us) {
    stopper(MS);
    computing(10 * US, 5 * MS);
    computing(MS + us * US, 3 * (MS + us * US));
    bench.run();
    assertThat(world.stoppingPs()).isBetween((us - 30) * US, (us + 30) * US);
  }

  @Test
  void aDetachedThreadIsSuspendedAtOnceAndSleepsOnlyIfItWantsToAttach() {
    stopper(MS);
    World.Member sleeper = member();
    bench.start(
        new Script()
            .run(t -> sleeper.enter())
            .call(world.new Attach(sleeper))
            .call(new World.Detach(sleeper))
            .sleep(MS + 500 * US, Cause.IDLE.id())
            .call(world.new Attach(sleeper))
            .run(t -> assertThat(bench.kernel.nowPs()).isGreaterThan(stoppedAt[0] + MS))
            .call(new World.Detach(sleeper))
            .run(t -> sleeper.leave()));
    bench.run();
    assertThat(world.stoppingPs()).isLessThan(2 * US);
    assertThat(bench.account.totalPs(1, Cause.COLLECTOR.id())).isBetween(400 * US, 600 * US);
  }

  @Test
  void aThreadThatDetachesAfterTheRequestIsFoundAMillisecondLater() {
    stopper(MS);
    World.Member native_ = member();
    bench.start(
        new Script()
            .run(t -> native_.enter())
            .call(world.new Attach(native_))
            .compute(MS + 100 * US, Cause.USEFUL_NATIVE.id())
            .call(new World.Detach(native_))
            .sleep(10 * MS, Cause.IDLE.id())
            .run(t -> native_.leave()));
    bench.run();
    assertThat(world.stoppingPs()).isBetween(MS, MS + 20 * US);
  }

  @Test
  void twoStoppersTakeTurns() {
    stopper(MS);
    long[] first = new long[1];
    World.Member other = member();
    bench.start(
        new Script()
            .run(t -> other.enter())
            .call(world.new Attach(other))
            .sleep(MS + 200 * US, Cause.IDLE.id())
            .call(new StopWorld(world, other))
            .run(t -> first[0] = bench.kernel.nowPs())
            .call(new StartWorld(world))
            .call(new World.Detach(other))
            .run(t -> other.leave()));
    bench.run();
    assertThat(world.stops()).isEqualTo(2);
    assertThat(first[0]).isGreaterThan(stoppedAt[0] + MS);
  }

  /** Each sleeper is woken by itself, so the way back takes as long as there are threads. */
  @Test
  void theStartWakesOneAfterTheOther() {
    stopper(MS);
    for (int i = 0; i < 12; i++) {
      computing(US, 5 * MS);
    }
    bench.run();
    long wakes = 12 * bench.os.settings().wakeCallPs();
    assertThat(startedAt[0] - stoppedAt[0] - MS).isBetween(wakes, wakes + 5 * US);
  }

  /** Work with a look at the eval breaker at each safepoint. */
  private static final class Working extends Routine {
    private final EvalBreaker breaker;
    private final Routine suspend;
    private final long spacingPs;
    private double leftPs;

    Working(EvalBreaker breaker, Routine suspend, long workPs, long spacingPs) {
      this.breaker = breaker;
      this.suspend = suspend;
      this.spacingPs = spacingPs;
      leftPs = workPs;
    }

    @Override
    protected Step step(SimThread thread) {
      if (state == 1) {
        leftPs = thread.undonePs();
        state = 0;
      }
      if (breaker.hasAny()) {
        return thread.call(suspend);
      }
      if (leftPs <= 0) {
        return Step.DONE;
      }
      state = 1;
      return thread.interruptibleCompute(leftPs, spacingPs, Cause.USEFUL_PYTHON.id());
    }
  }
}
