package dev.contend.scenarios.fleet;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.reports.table.Numbers;
import dev.contend.scenarios.spec.FleetSpec;
import dev.contend.scenarios.spec.FleetWork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What a fleet yields, in sentences, the answer first. */
public final class FleetText {
  private static final double PERCENT = 100;

  private final FleetSpec fleet;
  private final List<FleetResult> results;
  private final boolean isSteps;

  public FleetText(FleetSpec fleet, List<FleetResult> results) {
    this.fleet = fleet;
    this.results = List.copyOf(results);
    isSteps = fleet.work() instanceof FleetWork.Steps;
  }

  /** All sentences. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    Optional<FleetResult> best = best();
    best.ifPresent(result -> sentences.add(answer(result)));
    best.flatMap(this::margin).ifPresent(sentences::add);
    best.ifPresent(result -> sentences.add(lost(result)));
    for (FleetResult result : results) {
      String whose = results.size() == 1 ? "" : fleet.label(result.alternative()) + ": ";
      result.notes().forEach(note -> sentences.add(whose + note));
    }
    return sentences;
  }

  /** How that was found. */
  public String method() {
    return String.format(
        Locale.ROOT,
        "A node is simulated in detail %d times at each point; a model of all nodes runs on what"
            + " that yields, %d times, each time with other replications of the nodes. Intervals"
            + " are those of 95 %% of these runs.",
        fleet.classes().get(0).scenario().replications().min(),
        fleet.replications());
  }

  private Metric headline() {
    return isSteps ? FleetMetrics.STEP_RATE : FleetMetrics.LATENCY_99;
  }

  private Optional<FleetResult> best() {
    return best(result -> true);
  }

  private Optional<FleetResult> best(Predicate<FleetResult> which) {
    Comparator<FleetResult> byMean = Comparator.comparingDouble(result -> mean(result, headline()));
    return results.stream()
        .filter(result -> !result.values().isEmpty())
        .filter(which)
        .min(isSteps ? byMean.reversed() : byMean);
  }

  private static double mean(FleetResult result, Metric metric) {
    return result.estimate(metric).orElseThrow().mean();
  }

  private static String text(FleetResult result, Metric metric) {
    return FleetTables.text(metric, result.estimate(metric).orElseThrow());
  }

  private String answer(FleetResult best) {
    String size =
        String.format(
            Locale.ROOT,
            "%s on %,d %s with %,d workers in all: ",
            fleet.label(best.alternative()),
            fleet.nodes(),
            fleet.nodes() == 1 ? "node" : "nodes",
            fleet.workers(best.alternative()));
    return isSteps
        ? size
            + text(best, FleetMetrics.STEP_RATE)
            + " steps, of which 99 % last no longer than "
            + text(best, FleetMetrics.STEP_99)
            + "."
        : size
            + text(best, FleetMetrics.REQUEST_RATE)
            + " requests, of which 99 % are answered within "
            + text(best, FleetMetrics.LATENCY_99)
            + ", at "
            + text(best, FleetMetrics.UTILISATION)
            + " of what the nodes answer at most.";
  }

  /** The best over the next, in pairs of replications, which draw the same random numbers. */
  private Optional<String> margin(FleetResult best) {
    return best(result -> result.alternative() != best.alternative())
        .map(next -> margin(best, next));
  }

  private String margin(FleetResult best, FleetResult next) {
    double[] of = best.of(headline());
    double[] than = next.of(headline());
    double[] shares = new double[of.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = PERCENT * (isSteps ? of[i] / than[i] - 1 : than[i] / of[i] - 1);
    }
    MeanEstimate share = FleetResult.spread(shares);
    return "Next: "
        + fleet.label(next.alternative())
        + ", with "
        + text(next, headline())
        + "; the first is "
        + Numbers.rough(share.mean())
        + " % ("
        + Numbers.rough(share.low())
        + " to "
        + Numbers.rough(share.high())
        + ") better.";
  }

  private String lost(FleetResult best) {
    if (isSteps) {
      return "Of a step, nodes work "
          + text(best, FleetMetrics.OWN_SHARE)
          + " ("
          + text(best, FleetMetrics.PYTHON_SHARE)
          + " Python and its runtime), wait for the slowest "
          + text(best, FleetMetrics.STRAGGLER_SHARE)
          + ", and add up over the network "
          + text(best, FleetMetrics.NETWORK_SHARE)
          + ".";
    }
    String alike =
        best.estimate(FleetMetrics.ALIKE_99)
            .map(
                each ->
                    " If all nodes were equally fast, 99 % would be answered within "
                        + FleetTables.text(FleetMetrics.ALIKE_99, each)
                        + ".")
            .orElse("");
    return "Of a request's time, the network is "
        + text(best, FleetMetrics.NETWORK_SHARE)
        + ", Python and its runtime "
        + text(best, FleetMetrics.PYTHON_SHARE)
        + "; the rest is devices and waiting."
        + alike;
  }
}
