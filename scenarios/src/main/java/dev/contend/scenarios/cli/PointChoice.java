package dev.contend.scenarios.cli;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One point of a sweep by what it has: {@code runtime=cpython-3.14t,workers=8}. */
final class PointChoice {
  private static final String OPTION = "contend: --trace-point ";
  private static final int SHOWN = 3;

  private final ScenarioSpec scenario;

  PointChoice(ScenarioSpec scenario) {
    this.scenario = scenario;
  }

  /**
   * The last point that has all that is named, from 0.
   *
   * @param text values by name, or the point's number from 1
   * @throws CommandFailure if there is none
   */
  int number(String text) {
    int points = scenario.points().size();
    if (text.matches("\\d{1,9}")) {
      int number = Integer.parseInt(text);
      if (number < 1 || number > points) {
        throw wrong(text, "the sweep has " + points, "write a number from 1 to " + points);
      }
      return number - 1;
    }
    Map<String, String> wanted = wanted(text);
    for (int point = points - 1; point >= 0; point--) {
      if (values(scenario.points().get(point)).entrySet().containsAll(wanted.entrySet())) {
        return point;
      }
    }
    throw wrong(text, "no point of the sweep has all that", values(wanted));
  }

  private Map<String, String> wanted(String text) {
    List<String> names = new ArrayList<>(values(scenario.points().get(0)).keySet());
    Map<String, String> wanted = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part.strip() : part.substring(0, equals).strip();
      if (equals < 0) {
        throw wrong(text, "'" + name + "' has no '='", "write runtime=NAME,workers=8, or a number");
      }
      if (!names.contains(name)) {
        throw wrong(text, "a point has no '" + name + "'", Suggestions.advice(name, names));
      }
      wanted.put(name, part.substring(equals + 1).strip());
    }
    return wanted;
  }

  /** What there is of each of the names. */
  private String values(Map<String, String> wanted) {
    List<String> each = new ArrayList<>();
    for (String name : wanted.keySet()) {
      List<String> there =
          scenario.points().stream()
              .map(point -> values(point).getOrDefault(name, ""))
              .distinct()
              .toList();
      String more = there.size() > SHOWN ? ", ... (" + there.size() + " in all)" : "";
      each.add(
          name
              + " is "
              + String.join(", ", there.subList(0, Math.min(SHOWN, there.size())))
              + more);
    }
    return "of the points, " + String.join("; ", each);
  }

  private static Map<String, String> values(PointSpec point) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("machine", point.machine().name());
    values.put("workload", point.workload().name());
    values.put("runtime", point.runtime().label());
    values.put("workers", String.valueOf(point.workers()));
    values.putAll(point.axes());
    return values;
  }

  private static CommandFailure wrong(String text, String what, String advice) {
    return new CommandFailure(
        ExitCode.WRONG_OPTIONS, OPTION + text + ": " + what + "\n    " + advice);
  }
}
