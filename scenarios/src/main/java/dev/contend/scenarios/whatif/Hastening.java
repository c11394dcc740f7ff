package dev.contend.scenarios.whatif;

import dev.contend.scenarios.yaml.Dimension;
import dev.contend.scenarios.yaml.Overrides;
import dev.contend.scenarios.yaml.ProgramPaths;
import dev.contend.scenarios.yaml.ProgramPaths.Thing;
import dev.contend.scenarios.yaml.ProgramPaths.Time;
import dev.contend.scenarios.yaml.Quantity;
import dev.contend.scenarios.yaml.Reading;
import dev.contend.scenarios.yaml.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Something takes less time: a parameter, the work under a lock or of a role, a device. */
final class Hastening implements ChangeKind {
  private static final String USUAL = "20%";

  @Override
  public Reading<Overrides> read(ChangedScenario scenario, List<String> words) {
    String part = words.size() > 1 ? words.get(1) : USUAL;
    Reading<Quantity> percent = Units.read(part, Dimension.PERCENTAGE);
    if (percent.value().isEmpty()) {
      return Reading.wrong(percent.wrong(), percent.advice());
    }
    double saved = percent.value().get().inBaseUnits();
    if (!(saved > 0 && saved < 1)) {
      return Reading.wrong(
          "'" + part + "' is no part that can be saved", "write it as 'faster:work:20%'");
    }
    String name = words.isEmpty() ? "" : words.get(0);
    if (scenario.durations().contains(name)) {
      return Reading.of(scenario.scaled(name, 1 - saved));
    }
    List<Time> times = times(scenario, name);
    if (times.isEmpty()) {
      List<String> known = known(scenario);
      Reading<Overrides> unknown = DeclaredThings.unknown(scenario, "time", name, known);
      return known.isEmpty()
          ? unknown
          : Reading.wrong(
              unknown.wrong(),
              "write it as 'faster:" + known.get(0) + ":" + part + "'; " + unknown.advice());
    }
    // As a difference, so that 20 % of a time is written as it was asked for.
    String factor = "(1 - " + part + ")";
    return Reading.of(
        times.stream()
            .map(time -> Overrides.set(time.key(), "(" + time.text() + ") * " + factor))
            .reduce(Overrides.NONE, Overrides::and));
  }

  @Override
  public List<String> applicable(ChangedScenario scenario) {
    return known(scenario).stream().map(name -> "faster:" + name + ":" + USUAL).toList();
  }

  /** What can take less time, by name: parameters first. */
  private static List<String> known(ChangedScenario scenario) {
    List<String> known = new ArrayList<>(scenario.durations());
    Optional<ProgramPaths> program = scenario.program();
    if (program.isPresent()) {
      Stream.of(
              program.get().locks().stream().map(Thing::name).toList(),
              program.get().roles(),
              program.get().devices())
          .flatMap(List::stream)
          .filter(name -> !known.contains(name) && !times(scenario, name).isEmpty())
          .forEach(known::add);
    }
    return known;
  }

  private static List<Time> times(ChangedScenario scenario, String name) {
    return scenario.times().stream().filter(time -> isOf(time, name)).toList();
  }

  private static boolean isOf(Time time, String name) {
    return time.isWork()
        ? time.locks().contains(name) || time.role().equals(name)
        : !time.thing().isEmpty() && time.thing().equals(name);
  }
}
