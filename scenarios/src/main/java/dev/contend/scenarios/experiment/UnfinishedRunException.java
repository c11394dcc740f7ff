package dev.contend.scenarios.experiment;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario of which no point's simulated program ends: why, for each. */
public final class UnfinishedRunException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<UnfinishedPoint> points;

  UnfinishedRunException(List<UnfinishedPoint> points) {
    super(points.stream().map(UnfinishedPoint::message).collect(Collectors.joining("\n")));
    this.points = List.copyOf(points);
  }

  /** The points that were run. */
  List<UnfinishedPoint> points() {
    return points;
  }
}
