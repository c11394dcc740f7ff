package dev.contend.scenarios.experiment;

import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.WorkerRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where the time of the workers of one role went.
 *
 * @param role which
 * @param endedPs when the last of them ended
 * @param causePs picoseconds of all of them together, by number of the cause; idle is what they
 *     were before their ends alone
 * @param tailPs likewise, from when all other roles had ended; zeros if they had not before
 * @param met what they waited for most, with no accesses and transfers
 */
public record RoleTime(
    WorkerRole role,
    double endedPs,
    List<Double> causePs,
    List<Double> tailPs,
    List<Contended> met) {
  /** More subjects of a role are not kept apart. */
  static final int MOST_MET = 12;

  public RoleTime {
    causePs = List.copyOf(causePs);
    tailPs = List.copyOf(tailPs);
    met = List.copyOf(met);
  }

  /** The mean over runs of the same program. */
  static List<RoleTime> mean(List<List<RoleTime>> runs) {
    Map<String, List<RoleTime>> byRole = new LinkedHashMap<>();
    for (List<RoleTime> run : runs) {
      run.forEach(
          each -> byRole.computeIfAbsent(each.role.name(), name -> new ArrayList<>()).add(each));
    }
    return byRole.values().stream().map(RoleTime::meanOf).toList();
  }

  private static RoleTime meanOf(List<RoleTime> same) {
    return new RoleTime(
        same.get(0).role,
        same.stream().mapToDouble(RoleTime::endedPs).average().orElse(0),
        means(same.stream().map(RoleTime::causePs).toList()),
        means(same.stream().map(RoleTime::tailPs).toList()),
        Contended.mean(same.stream().map(RoleTime::met).toList()));
  }

  private static List<Double> means(List<List<Double>> all) {
    return IntStream.range(0, Cause.values().length)
        .mapToObj(cause -> all.stream().mapToDouble(one -> one.get(cause)).average().orElse(0))
        .toList();
  }
}
