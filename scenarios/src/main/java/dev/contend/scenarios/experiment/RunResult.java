package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.CauseAccount;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.workloads.hardware.PairTime;
import java.util.List;

/**
 * What one simulation yielded.
 *
 * @param metrics scalars; none if the simulated program did not end
 * @param causePs picoseconds of all workers together, by cause; they add up to workers times time
 * @param contended what threads met at, most waited for first
 * @param roles where the time of each role of a written program went; empty for others
 * @param pairs what was measured of pairs of hardware threads; empty for most workloads
 * @param unfinished why the simulated program did not end, in lines; empty if it did
 * @param events that it took, those included that needed no place in the event list
 */
public record RunResult(
    MetricSet metrics,
    List<Long> causePs,
    List<Contended> contended,
    List<RoleTime> roles,
    List<PairTime> pairs,
    List<String> unfinished,
    long events) {
  /** A run without roles, whose events nobody has counted. */
  public RunResult(
      MetricSet metrics,
      List<Long> causePs,
      List<Contended> contended,
      List<PairTime> pairs,
      List<String> unfinished) {
    this(metrics, causePs, contended, List.of(), pairs, unfinished, 0);
  }

  /** A run whose program did not end: what it measured on the way says nothing. */
  static RunResult unfinished(List<String> why) {
    return new RunResult(new MetricSet.Builder().build(), List.of(), List.of(), List.of(), why);
  }

  static List<Long> totals(CauseAccount account) {
    return java.util.stream.IntStream.range(0, account.causes())
        .mapToObj(account::totalPs)
        .toList();
  }
}
