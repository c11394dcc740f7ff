package dev.contend.scenarios.reference;

import dev.contend.scenarios.spec.PointSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One published figure: a row of a reference.
 *
 * @param line of the file, from 1
 * @param machine on which it was measured
 * @param workload what ran; empty stands for any
 * @param runtime under what, as tables name it; empty stands for any
 * @param workers how many; none stands for any number
 * @param axes values on further axes of a sweep; an axis that is missing may have any
 * @param metric what was measured
 * @param unit of the metric
 * @param published its value, positive
 * @param role whether something was fitted to it
 * @param bound how far a simulation may be from it, as a fraction of it; none if it is only shown
 * @param baseline what a simpler model gives
 * @param knownMiss why a simulation is known to miss the bound; empty if it is not
 * @param source where it was published
 */
public record PublishedFigure(
    int line,
    String machine,
    String workload,
    String runtime,
    Optional<Integer> workers,
    Map<String, String> axes,
    String metric,
    String unit,
    double published,
    Role role,
    Optional<Double> bound,
    Optional<Double> baseline,
    String knownMiss,
    String source) {

  public PublishedFigure {
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    if (!(published > 0)) {
      throw new IllegalArgumentException("published is " + published + "; must be positive");
    }
  }

  /**
   * Whether the figure is one of a point.
   *
   * @param coordinates of the point on all axes
   */
  boolean isOf(PointSpec point, Map<String, String> coordinates) {
    return machine.equals(point.machine().name())
        && (workload.isEmpty() || workload.equals(point.workload().name()))
        && (runtime.isEmpty() || runtime.equals(point.runtime().label()))
        && (workers.isEmpty() || workers.get() == point.workers())
        && axes.entrySet().stream()
            .allMatch(axis -> axis.getValue().equals(coordinates.get(axis.getKey())));
  }

  /** A name for messages: at which points it is to be found, as far as it says. */
  String place() {
    List<String> parts = new ArrayList<>();
    Stream.of(workload, runtime).filter(word -> !word.isEmpty()).forEach(parts::add);
    workers.ifPresent(count -> parts.add(count + (count == 1 ? " worker" : " workers")));
    axes.forEach((axis, value) -> parts.add(axis + " " + value));
    return String.join(", ", parts) + " on " + machine;
  }

  /** How far a value is from the published one, as a fraction of the published one. */
  double error(double value) {
    return value / published - 1;
  }

  /** What is to be said of a simulated value. */
  Verdict verdict(double simulated) {
    if (role == Role.FITTED) {
      return Verdict.FITTED;
    }
    if (bound.isEmpty()) {
      return Verdict.NO_BOUND;
    }
    if (Math.abs(error(simulated)) <= bound.get()) {
      return Verdict.MET;
    }
    return knownMiss.isEmpty() ? Verdict.MISSED : Verdict.KNOWN_MISS;
  }
}
