package dev.contend.scenarios.whatif;

import dev.contend.scenarios.yaml.Overrides;
import dev.contend.scenarios.yaml.Reading;
import dev.contend.scenarios.yaml.YamlValue;
import java.util.List;
import java.util.Optional;

/** The same machine with another number of sockets. */
final class Sockets implements ChangeKind {
  @Override
  public Reading<Overrides> read(ChangedScenario scenario, List<String> words) {
    String count = words.isEmpty() ? "" : words.get(0);
    Optional<String> machine =
        scenario.map().find("machine").filter(YamlValue::isScalar).flatMap(YamlValue::text);
    if (machine.isEmpty()) {
      return Reading.wrong(
          "the scenario names no single machine", "sweep none, with 'machine: NAME'");
    }
    if (!count.matches("[1-9][0-9]?")) {
      return Reading.wrong("'" + count + "' is no number of sockets", "write it as 'sockets:2'");
    }
    String name = machine.get().replaceAll("[^A-Za-z0-9-]", "-") + "-" + count + "-sockets";
    return Reading.of(
        Overrides.set(
                "machines." + name,
                "{extends: '" + machine.get() + "', name: " + name + ", sockets: " + count + "}")
            .and(Overrides.set("machine", name)));
  }

  /** None: few files say what it costs to cross sockets that a machine does not have. */
  @Override
  public List<String> applicable(ChangedScenario scenario) {
    return List.of();
  }
}
