package dev.contend.workloads.runtime.policy;

import static dev.contend.workloads.runtime.RuntimeBench.MS;
import static dev.contend.workloads.runtime.RuntimeBench.US;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.engine.Cases;
import dev.contend.engine.random.RandomStreams;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.Ground;
import dev.contend.workloads.runtime.RuntimeBench;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What holds for every program under every policy: it ends, so that no wake-up is lost; every
 * operation is done once; nobody runs Python code without the interpreter lock (the runtime refuses
 * it); nobody waits for the interpreter for longer than the policy allows; every instant of every
 * worker has one cause.
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
    SchedulerSettings settings = RuntimeBench.settings();
    RuntimeBench bench = new RuntimeBench(cores, settings, workers);
    PythonRuntime runtime =
        new PythonRuntime(
            new Ground(bench.kernel, bench.processor, bench.os, bench.memory),
            policy.policy(),
            RuntimeContractTest.PROFILE.withSwitchInterval(intervalPs),
            program,
            workers,
            new RandomStreams(random.nextLong(1_000), 0));
    bench.run();
    String name = policy.yamlName();
    assertThat(program.said).as("operations under %s", name).isEqualTo(program.size());
    assertThat(program.delivered).as("results under %s", name).isEqualTo(workers);
    assertThat(program.longestReturnPs)
        .as("longest way back into the interpreter under %s", name)
        .isLessThan(longestReturnPs(policy.policy(), workers + 1, intervalPs, settings));
    assertThat(runtime.shared().locks()).hasSize(program.locks().size());
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

  /**
   * Each thread that is in front keeps the lock for less than two intervals and what it does
   * without a safepoint; each may wait for a time slice of every other before it runs.
   */
  private static long longestReturnPs(
      RuntimePolicy policy, int threads, long intervalPs, SchedulerSettings settings) {
    boolean shares = policy.lock() == LockScope.PROCESS && policy.sharing() == Sharing.HEAP;
    long turnPs = shares ? 2 * intervalPs + RandomProgram.LONGEST_KEPT_PS : 0;
    return threads * (turnPs + 2 * settings.timeSlicePs());
  }
}
