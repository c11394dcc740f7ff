package dev.contend.reports.chart;

import java.util.List;

/** Names in a message: so many that it stays a sentence. */
final class SomeOf {
  private static final int MOST = 6;

  private SomeOf() {}

  static String names(List<String> all) {
    int more = all.size() - MOST;
    return String.join(", ", all.subList(0, Math.min(MOST, all.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
