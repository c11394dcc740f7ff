package dev.contend.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Cost of one event of the hold model with exponential delays; each run is built anew, untimed. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseG1GC", "-Xmx1g"})
@State(Scope.Thread)
public class HoldBenchmark {
  private static final int EVENTS = 500_000;
  private static final int DELAYS = 1 << 16;

  @Param public Engine engine = Engine.CONTEND;

  /** Pending events. */
  @Param({"16", "256", "4096", "65536"})
  public int pending;

  private final double[] delays = new double[DELAYS];
  private Runnable run = () -> {};

  /** Draws the delays. */
  @Setup
  public void draw() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < DELAYS; i++) {
      delays[i] = -Math.log(1 - random.nextDouble());
    }
  }

  /** Builds the model. */
  @Setup(Level.Invocation)
  public void build() {
    run = engine.models().hold(delays, pending, EVENTS);
  }

  /** Runs it; the score is the time of one event. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void hold() {
    run.run();
  }
}
