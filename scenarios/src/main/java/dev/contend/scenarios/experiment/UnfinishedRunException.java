package dev.contend.scenarios.experiment;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario of which no point has results: why, for each. */
public final class UnfinishedRunException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<UnfinishedPoint> points;
  private final transient List<FailedPoint> failed;

  UnfinishedRunException(List<UnfinishedPoint> points, List<FailedPoint> failed) {
    super(points.stream().map(UnfinishedPoint::message).collect(Collectors.joining("\n")));
    this.points = List.copyOf(points);
    this.failed = List.copyOf(failed);
  }

  /** The points whose program does not end. */
  public List<UnfinishedPoint> points() {
    return points;
  }

  /** The points at which the tool failed, which the message leaves out. */
  public List<FailedPoint> failed() {
    return failed;
  }
}
