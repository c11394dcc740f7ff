package dev.contend.reports.chart;

import dev.contend.reports.table.Tables;
import java.util.Arrays;
import java.util.List;

/**
 * The register of charts. A constant gives a chart its name in scenarios and on the command line.
 */
public enum Charts implements Chart {
  /** How far each runtime scales. */
  SPEEDUP("speedup", "speedup over the same runtime with 1 worker", "prime-sieve", new Speedup()),
  /** What leaving the GIL gains. */
  SPEEDUP_OVER_GIL(
      "speedup-over-gil",
      "speedup over the GIL build with 1 worker",
      "prime-sieve",
      new SpeedupOverGil()),
  /** How much of each worker is used. */
  EFFICIENCY("efficiency", "speedup per worker", "prime-sieve", new Efficiency()),
  /** What a law says of more workers. */
  USL_FIT(
      "usl-fit",
      "throughput with the universal scalability law fitted to it, its knee, its peak and where it"
          + " is extrapolated",
      "prime-sieve",
      new UslFit()),
  /** Where the speedup is lost. */
  SPEEDUP_STACK(
      "speedup-stack",
      "workers by what they do; each bar adds up to the number of workers",
      "prime-sieve",
      new SpeedupStack()),
  /** Where the speedup is lost, readable for few workers too. */
  CAUSE_SHARES(
      "cause-shares",
      "share of the workers' time by cause; each bar is 100 %",
      "prime-sieve",
      new CauseShares()),
  /** How far the simulation can be trusted. */
  PARITY(
      "parity",
      "simulated against published figures, with a band of 10 %",
      "prime-sieve",
      new Parity()),
  /** The same of many tables at once. */
  PARITY_BY_VERDICT(
      "parity-by-verdict",
      "simulated over published figures by verdict, with a band of 10 %",
      "prime-sieve",
      new ParityByVerdict()),
  /** What an operation on shared data costs. */
  OPERATION_TIME(
      "operation-time",
      "time of an operation per worker, with what was published of it",
      "hardware/fetch-add-x86",
      new OperationTime()),
  /** What loaded memory costs. */
  LATENCY_BANDWIDTH(
      "latency-bandwidth",
      "latency of memory against the bandwidth drawn, with what was published of it",
      "hardware/loaded-latency",
      new LatencyBandwidth()),
  /** What all workers do together. */
  THROUGHPUT(
      "throughput",
      "operations a second of all workers, with what was published of it",
      "hardware/locks",
      new Throughput()),
  /** What lies between the cores. */
  HANDOFFS(
      "handoffs",
      "time to hand a line from each hardware thread to each other, as a map",
      "hardware/ping-pong",
      new Handoffs()),
  /** Who gets lines from whom. */
  TRANSFERS(
      "transfers",
      "cache lines that each core has got from each other one in one run, as a map",
      "prime-sieve",
      new Transfers()),
  /** What goes on when. */
  GANTT(
      "gantt",
      "what each thread's time goes into, and who has the GIL and locks, over the time of one run",
      "prime-sieve",
      new Gantt()),
  /** From where on which runtime is better. */
  CROSSOVER(
      "crossover",
      "two runtimes by what the workload is run for, and from how many workers on one is better",
      "prime-sieve",
      new Crossover()),
  /** What wins where. */
  WINNERS(
      "winners",
      "the best runtime over the number of workers and the first further axis",
      "runtimes/shared-data",
      new WinningRuntime()),
  /** What a service does under load. */
  LOAD(
      "load",
      "throughput and the highest percentile of latency against the offered load",
      "web-service",
      new Load()),
  /** How the slowest answers compare with the others. */
  LATENCY_PERCENTILES(
      "latency-percentiles",
      "percentiles of latency, by runtime",
      "web-service",
      new LatencyPercentiles()),
  /** Whether it fits. */
  MEMORY(
      "memory", "peak memory against the number of workers", "prime-sieve", new MemoryByWorkers()),
  /** What to turn first. */
  TORNADO(
      "tornado",
      "how far each axis of the sweep alone moves what the workload is run for, from one point with"
          + " the most workers",
      "runtimes/gil-io",
      new Tornado()),
  /** What is worth its price. */
  PARETO(
      "pareto",
      "all points by latency and throughput, or by what the workload is run for and peak memory,"
          + " with the front that none beats in both",
      "prime-sieve",
      new Pareto()),
  /** What to mend. */
  CONTENDED(
      "contended",
      "objects, locks, queues and lines that workers lost most time at, with the most workers",
      "prime-sieve",
      new Contended());

  private final String yamlName;
  private final String help;
  private final String experiment;

  @SuppressWarnings("ImmutableEnumChecker") // the charts have no state
  private final Chart chart;

  Charts(String yamlName, String help, String experiment, Chart chart) {
    this.yamlName = yamlName;
    this.help = help;
    this.experiment = experiment;
    this.chart = chart;
  }

  /**
   * The chart of a name.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public static Charts byName(String name) {
    return Arrays.stream(values())
        .filter(chart -> chart.yamlName.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no chart '" + name + "'; the charts are " + names()));
  }

  /** The names of all charts. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Charts::yamlName).toList();
  }

  /** The name in scenarios, on the command line and of the figure's files. */
  public String yamlName() {
    return yamlName;
  }

  /** What it shows, in one sentence. */
  public String help() {
    return help;
  }

  /** An experiment of the library whose results have what it needs. */
  public String experiment() {
    return experiment;
  }

  @Override
  public Tables table() {
    return chart.table();
  }

  @Override
  public List<String> metrics() {
    return chart.metrics();
  }

  @Override
  public Figure figure(ChartInput input) {
    return chart.figure(input);
  }
}
