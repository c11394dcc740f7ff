package dev.contend.workloads.runtime.policy;

import static dev.contend.workloads.runtime.RuntimeBench.MS;
import static dev.contend.workloads.runtime.RuntimeBench.US;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.Cases;
import dev.contend.engine.random.RandomStreams;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.Ground;
import dev.contend.workloads.runtime.RuntimeBench;
import dev.contend.workloads.runtime.lock.Gil;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What holds for every program under every policy: it ends, so that no wake-up is lost; every
 * operation is done once; nobody runs Python code without the interpreter lock (the runtime refuses
 * it); an interpreter lock that others wait for changes hands, and who needs no other's lock gets
 * back into the interpreter, as soon as the policy promises; every instant of every worker has one
 * cause.
 */
class RandomProgramsContractTest {
  private static final int SEEDS = 60;

  @TestFactory
  Stream<DynamicTest> everyProgramEndsWithAllDoneAndAccounted() {
    return Cases.seeded(
        SEEDS,
        random -> {
          for (RuntimePolicies policy : RuntimePolicies.values()) {
            hold(policy, random.split());
          }
        });
  }

  private static void hold(RuntimePolicies policy, SplittableRandom random) {
    int workers = 1 + random.nextInt(6);
    int cores = 1 + random.nextInt(4);
    long intervalPs = random.nextBoolean() ? 5 * MS : 100 * US;
    RandomProgram program = new RandomProgram(random, workers);
    RuntimeBench bench = new RuntimeBench(cores, RuntimeBench.settings(), workers);
    PythonRuntime runtime =
        new PythonRuntime(
            new Ground(bench.kernel, bench.processor, bench.os, bench.memory),
            policy.policy(),
            RuntimeContractTest.PROFILE.withSwitchInterval(intervalPs),
            program,
            workers,
            new RandomStreams(random.nextLong(1_000), 0));
    LongestTurn turn = turn(bench, runtime.thread(SharedState.MAIN).gil);
    bench.run();
    String name = policy.yamlName();
    assertThat(program.said).as("operations under %s", name).isEqualTo(program.size());
    assertThat(program.delivered).as("results under %s", name).isEqualTo(workers);
    if (turn != null) {
      assertThat(turn.longestPs)
          .as("longest turn under %s", name)
          .isLessThan(longestTurnPs(workers + 1, intervalPs));
    }
    if (!sharesALock(policy.policy())) {
      assertThat(program.longestReturnPs)
          .as("longest way back into the interpreter under %s", name)
          .isLessThan(longestReturnPs(workers + 1));
    }
    assertThat(runtime.shared().locksOf(SharedState.MAIN)).hasSize(program.locks().size());
    for (int worker = 0; worker < workers; worker++) {
      long sum = 0;
      for (Cause cause : Cause.values()) {
        sum += bench.account.totalPs(worker, cause.id());
      }
      assertThat(sum)
          .as("causes of worker %d under %s", worker, name)
          .isEqualTo(bench.kernel.nowPs());
    }
  }

  private static @Nullable LongestTurn turn(RuntimeBench bench, @Nullable Gil gil) {
    return gil == null ? null : new LongestTurn(bench.kernel, gil);
  }

  /**
   * Whether several workers want one interpreter lock. Then a single thread may starve: a waiter
   * whose interval has just ended may take the lock before the one that was signalled.
   */
  private static boolean sharesALock(RuntimePolicy policy) {
    return policy.lock() == LockScope.PROCESS && policy.sharing() == Sharing.HEAP;
  }

  /** A turn ends within two intervals, what has no safepoint, and the time until the CPU is had. */
  private static long longestTurnPs(int threads, long intervalPs) {
    return 2 * intervalPs + RandomProgram.LONGEST_KEPT_PS + longestReturnPs(threads);
  }

  /** Each thread may wait for a time slice of every other, and once more after a placement. */
  private static long longestReturnPs(int threads) {
    return 2L * threads * RuntimeBench.settings().timeSlicePs();
  }
}
