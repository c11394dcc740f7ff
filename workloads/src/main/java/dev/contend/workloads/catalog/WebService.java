package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.ProgramMetrics;
import java.util.List;

/**
 * A web service whose requests come by themselves: an event loop with a pool of threads, or several
 * processes that each take one request at a time.
 *
 * <p>The Python program that it stands for is in {@code docs/model.md}, section <i>Web service</i>.
 */
final class WebService implements Workload {
  static final Metric RESPONSE_RATE =
      new Metric("response-rate", "1/s", "Requests answered a second.");
  static final Metric LATENCY_50 =
      new Metric("response-latency-p50", "ms", "From arrival to answer, median.");
  static final Metric LATENCY_95 = new Metric("response-latency-p95", "ms", "The same, 95 %.");
  static final Metric LATENCY_99 = new Metric("response-latency-p99", "ms", "The same, 99 %.");

  static final Parameter ARRIVAL_RATE =
      new Parameter(
          "arrival-rate", Kind.RATIO, 100, 0.01, 1e6, "Requests a second, a Poisson process.");
  static final Parameter HANDLER_CYCLES =
      new Parameter(
          "handler-cycles", Kind.RATIO, 3e7, 0, 1e12, "Cycles of Python work in a handler, mean.");
  static final Parameter HANDLER_VARIATION =
      new Parameter(
          "handler-variation",
          Kind.RATIO,
          0.5,
          0,
          3,
          "Coefficient of variation of a handler's Python work.");
  static final Parameter IO_TIME =
      new Parameter(
          "io-time",
          Kind.DURATION_PS,
          2e9,
          0,
          1e14,
          "What a handler waits for a database, mean, exponential.");
  static final Parameter PROTOCOL_CYCLES =
      new Parameter(
          "protocol-cycles",
          Kind.RATIO,
          3e5,
          0,
          1e10,
          "Cycles of Python work to read a request, and as many to write an answer.");
  static final Parameter WARM_UP =
      new Parameter(
          "warm-up",
          Kind.DURATION_PS,
          5e12,
          0,
          1e15,
          "From the first moment that requests may come until counting begins.");
  static final Parameter DURATION =
      new Parameter("duration", Kind.DURATION_PS, 4e13, 1e10, 5e15, "How long is counted.");

  @Override
  public String help() {
    return "Requests come by themselves to an event loop with a pool of threads, or to processes.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        ARRIVAL_RATE,
        HANDLER_CYCLES,
        HANDLER_VARIATION,
        IO_TIME,
        PROTOCOL_CYCLES,
        WARM_UP,
        DURATION);
  }

  @Override
  public Metric headline() {
    return RESPONSE_RATE;
  }

  @Override
  public List<Metric> tabulated() {
    return List.of(RESPONSE_RATE, ProgramMetrics.BACKLOG_GROWTH, LATENCY_50, LATENCY_99);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(RESPONSE_RATE, LATENCY_50, LATENCY_95, LATENCY_99);
  }

  @Override
  public OfPython prepare(Settings settings) {
    return (random, varies) -> new ServiceProgram(settings, random, varies);
  }
}
