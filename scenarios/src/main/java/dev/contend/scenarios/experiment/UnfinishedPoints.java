package dev.contend.scenarios.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Points whose simulated programs do not end for the same reason: their verdicts are the same but
 * for numbers, such as those of threads.
 *
 * @param points one or more, in the order of the sweep
 */
public record UnfinishedPoints(List<UnfinishedPoint> points) {
  /** More points are not named one by one in a message. */
  private static final int MOST = 3;

  public UnfinishedPoints {
    points = List.copyOf(points);
  }

  /** Points by reason. */
  public static List<UnfinishedPoints> of(List<UnfinishedPoint> points) {
    Map<String, List<UnfinishedPoint>> byReason = new LinkedHashMap<>();
    for (UnfinishedPoint point : points) {
      String reason = String.join("\n", point.why()).replaceAll("[0-9]+", "#");
      byReason.computeIfAbsent(reason, first -> new ArrayList<>()).add(point);
    }
    return byReason.values().stream().map(UnfinishedPoints::new).toList();
  }

  /**
   * A message for each reason.
   *
   * @param all how many points there were
   */
  public static List<String> messages(List<UnfinishedPoint> points, int all) {
    return of(points).stream().map(each -> each.message(all)).toList();
  }

  /** The verdict on the first point, in lines. */
  public List<String> why() {
    return points.get(0).why();
  }

  private String message(int all) {
    if (points.size() == 1) {
      return points.get(0).message();
    }
    StringBuilder text = new StringBuilder("at ");
    text.append(points.size() == all ? "all " + all : points.size() + " of " + all);
    text.append(" points the simulated program does not end; at the first:");
    why().forEach(line -> text.append("\n    ").append(line));
    text.append("\n    the points: ").append(points.get(0).label());
    points.stream().skip(1).limit(MOST - 1).forEach(one -> text.append("; ").append(one.label()));
    return points.size() > MOST
        ? text.append("; and ").append(points.size() - MOST).append(" more").toString()
        : text.toString();
  }
}
