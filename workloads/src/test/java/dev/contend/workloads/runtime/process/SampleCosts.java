package dev.contend.workloads.runtime.process;

import static dev.contend.workloads.runtime.RuntimeBench.MS;
import static dev.contend.workloads.runtime.RuntimeBench.NS;
import static dev.contend.workloads.runtime.RuntimeBench.US;

import java.util.EnumMap;
import java.util.Map;

/** Costs of processes in round numbers. */
public final class SampleCosts {
  private SampleCosts() {}

  /** Costs with a start method. */
  public static ProcessCosts with(StartMethod method) {
    Map<StartMethod, StartCosts> starts = new EnumMap<>(StartMethod.class);
    starts.put(StartMethod.FORK, new StartCosts(200 * US, 2 * MS, MS, 3 * MS));
    starts.put(StartMethod.FORKSERVER, new StartCosts(1_000 * US, 3 * MS, MS, 50 * MS));
    starts.put(StartMethod.SPAWN, new StartCosts(500 * US, 50 * MS, 10 * MS, 4 * MS));
    return new ProcessCosts(
        method,
        starts,
        new PickleCosts(US, 40 * NS, 0.1, US / 2, 60 * NS, 0.1, 2 * US),
        pipe(),
        new QueueCosts(US, US, US, US / 2, US, 10 * US, 80 * US));
  }

  /** A pipe that copies 10 GB/s. */
  public static PipeCosts pipe() {
    return new PipeCosts(US / 2, US, 100, US, US);
  }
}
