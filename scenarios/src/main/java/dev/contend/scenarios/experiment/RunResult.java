package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.CauseAccount;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.workloads.hardware.PairTime;
import java.util.List;

/**
 * What one simulation yielded.
 *
 * @param metrics scalars
 * @param causePs picoseconds of all workers together, by cause; they add up to workers times time
 * @param pairs what was measured of pairs of hardware threads; empty for most workloads
 * @param deadlock who waits for what, if the simulated program came to a standstill; else empty
 */
public record RunResult(
    MetricSet metrics, List<Long> causePs, List<PairTime> pairs, List<String> deadlock) {
  static List<Long> totals(CauseAccount account) {
    return java.util.stream.IntStream.range(0, account.causes())
        .mapToObj(account::totalPs)
        .toList();
  }
}
