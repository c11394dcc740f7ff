package dev.contend.scenarios.experiment;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario of which no point's simulated program ends: why, for each. */
public final class UnfinishedRunException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnfinishedRunException(List<UnfinishedPoint> points) {
    super(points.stream().map(UnfinishedPoint::message).collect(Collectors.joining("\n")));
  }
}
