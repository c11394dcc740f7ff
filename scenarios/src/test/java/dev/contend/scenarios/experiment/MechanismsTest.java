package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.settings.Settings;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.engine.statistics.PairedDifference;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.WorkloadSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each mechanism that costs time, taken away or made worse: the time changes in the right
 * direction.
 *
 * <p>Method: differences of {@value #REPLICATIONS} replications paired by common random numbers;
 * their 95 % interval lies on one side of zero.
 */
class MechanismsTest {
  private static final int REPLICATIONS = 10;
  private static final long SEED = 20_260_101;

  /** Many workers, seldom at the counter: what counts is how fast the cores are. */
  private static PointSpec computing(int workers) {
    return point(workers, 1_000_000, 500);
  }

  /** A chunk of 20 numbers: the lock is taken every few dozen microseconds by each worker. */
  private static PointSpec contending() {
    return point(16, 200_000, 20);
  }

  private static PointSpec point(int workers, int limit, int chunk) {
    return ScenarioTexts.read(
            """
            version: 1
            name: mechanisms
            machine: xeon-8480plus
            runtime: cpython-3.13t
            workload: {use: prime-sieve, limit: %d, chunk: %d}
            workers: %d
            """
                .formatted(limit, chunk, workers))
        .spec()
        .points()
        .get(0);
  }

  private static PointSpec with(PointSpec point, String parameter, double value) {
    WorkloadSpec spec = point.workload();
    Map<String, Double> values = new LinkedHashMap<>(spec.settings().asMap());
    values.put(parameter, value);
    return point.with(spec.with(Settings.of(spec.workload().parameters(), values)));
  }

  private static MachineSpec withoutSmt(MachineSpec machine) {
    Processor processor = machine.processor();
    Machine cores = Machine.regular("no-smt", 1, 1, processor.machine().cores(), 1, 64);
    return MachineVariants.with(
        machine, new Processor(cores, processor.kinds(), processor.governorIntervalPs()));
  }

  private static double[] times(PointSpec point) {
    Preparation prepared = new Preparation();
    double[] times = new double[REPLICATIONS];
    for (int r = 0; r < REPLICATIONS; r++) {
      RunResult run = Assembly.run(prepared.run(point, SEED, r));
      assertThat(run.unfinished()).as("seed %d, replication %d", SEED, r).isEmpty();
      times[r] = run.metrics().value(RunMetrics.TIME);
    }
    return times;
  }

  /** Seconds by which the first is slower than the second. */
  private static MeanEstimate slowerBy(PointSpec first, PointSpec second) {
    return PairedDifference.of(times(first), times(second));
  }

  @Test
  void withoutSmtSixtyFourWorkersOnFiftySixCoresAreSlower() {
    PointSpec point = computing(64);
    MeanEstimate slower = slowerBy(point.on(withoutSmt(point.machine())), point);
    assertThat(slower.low()).as("%s s slower without SMT", slower).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void withTheClockOfOneCoreManyCoresAreFaster(int workers) {
    PointSpec point = computing(workers);
    MeanEstimate slower =
        slowerBy(point.on(MachineVariants.withFixedClock(point.machine())), point);
    assertThat(slower.high()).as("%s s slower with a fixed clock", slower).isNegative();
  }

  @Test
  void withHandoffsTwiceAsDearSmallChunksTakeLonger() {
    PointSpec point = contending();
    MachineSpec dear = MachineVariants.with(point.machine(), point.machine().handoffs().scaled(2));
    MeanEstimate slower = slowerBy(point.on(dear), point);
    assertThat(slower.low()).as("%s s slower with doubled handoffs", slower).isPositive();
  }

  @Test
  void withoutTheSharedCounterSmallChunksTakeLess() {
    PointSpec point = contending();
    MeanEstimate slower = slowerBy(with(point, "shared-counter", 0), point);
    assertThat(slower.high()).as("%s s slower without the counter", slower).isNegative();
  }

  @Test
  void aSharedCounterThatIsSeldomUsedCostsOneWorkerAlmostNothing() {
    PointSpec one = point(1, 200_000, 2_000);
    double[] with = times(one);
    MeanEstimate slower = PairedDifference.of(times(with(one, "shared-counter", 0)), with);
    assertThat(Math.abs(slower.mean()) / MeanEstimate.of(with).mean())
        .as("share of the time that the counter costs")
        .isLessThan(0.001);
  }
}
