package dev.contend.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
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

/** Cost of one event of M/M/1 as a user of each engine writes it; two events for each customer. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseG1GC", "-Xmx1g"})
@State(Scope.Thread)
public class QueueBenchmark {
  private static final int CUSTOMERS = 500_000;

  @Param public Engine engine = Engine.CONTEND;

  private DoubleSupplier run = () -> Models.MEAN_WAIT;

  /** Builds the model. */
  @Setup(Level.Invocation)
  public void build() {
    run = engine.models().queue(CUSTOMERS);
  }

  /** Runs it; the score is the time of one event. */
  @Benchmark
  @OperationsPerInvocation(2 * CUSTOMERS)
  public double queue() {
    return run.getAsDouble();
  }
}
