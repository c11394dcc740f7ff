package dev.contend.scenarios.experiment;

import dev.contend.workloads.program.WorkerRole;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Times of roles as a field of a run's text: groups that begin with what they are, in the order of
 * writing.
 */
final class RoleText {
  private static final String ROLE = "role";
  private static final String GIVES = "gives";
  private static final String TAKES = "takes";
  private static final String DEVICES = "devices";
  private static final String CAUSES = "causes";
  private static final String TAIL = "tail";
  private static final String MET = "met";

  private RoleText() {}

  static void write(RoleTime time, StringBuilder text) {
    WorkerRole role = time.role();
    text.append(ROLE).append(',').append(RunText.escaped(role.name()));
    text.append(',').append(role.workers()).append(',').append(time.endedPs());
    text.append(',').append(role.sleeps()).append(';');
    group(GIVES, role.gives().stream().map(RunText::escaped).toList(), text);
    group(TAKES, role.takes().stream().map(RunText::escaped).toList(), text);
    group(DEVICES, role.devices().stream().map(RunText::escaped).toList(), text);
    group(CAUSES, time.causePs(), text);
    group(TAIL, time.tailPs(), text);
    time.met()
        .forEach(
            each -> {
              text.append(MET).append(',');
              RunText.write(each, text);
            });
  }

  private static void group(String what, List<?> parts, StringBuilder text) {
    text.append(what)
        .append(parts.stream().map(part -> "," + part).collect(Collectors.joining()))
        .append(';');
  }

  static List<RoleTime> read(List<List<String>> groups) {
    List<RoleTime> times = new ArrayList<>();
    int next = 0;
    while (next < groups.size()) {
      List<String> role = require(ROLE, groups.get(next));
      WorkerRole read =
          new WorkerRole(
              RunText.plain(role.get(0)),
              Integer.parseInt(role.get(1)),
              names(GIVES, groups.get(next + 1)),
              names(TAKES, groups.get(next + 2)),
              Boolean.parseBoolean(role.get(3)),
              names(DEVICES, groups.get(next + 3)));
      List<Double> causes = numbers(CAUSES, groups.get(next + 4));
      List<Double> tail = numbers(TAIL, groups.get(next + 5));
      next += 6;
      List<Contended> met = new ArrayList<>();
      while (next < groups.size() && groups.get(next).get(0).equals(MET)) {
        met.add(RunText.contended(require(MET, groups.get(next))));
        next++;
      }
      times.add(new RoleTime(read, Double.parseDouble(role.get(2)), causes, tail, met));
    }
    return times;
  }

  private static List<String> require(String what, List<String> group) {
    if (!group.get(0).equals(what)) {
      throw new IllegalArgumentException("'" + group.get(0) + "' stands where " + what + " must");
    }
    return group.subList(1, group.size());
  }

  private static List<String> names(String what, List<String> group) {
    return require(what, group).stream().map(RunText::plain).toList();
  }

  private static List<Double> numbers(String what, List<String> group) {
    return require(what, group).stream().map(Double::valueOf).toList();
  }
}
