package dev.contend.scenarios.cli;

import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.Library;
import java.util.List;
import java.util.stream.Stream;

/** The order that gives runtimes their colours, the same in every figure of every run. */
final class RuntimeColours {
  private RuntimeColours() {}

  /** The same of the runtimes of a scenario. */
  static List<String> of(ScenarioSpec scenario) {
    return order(
        scenario.points().stream().map(point -> point.runtime().label()).distinct().toList());
  }

  /**
   * The library's runtimes first, each with its variants, so that colours hold across figures; for
   * machine code, which no runtime stands beside, just that.
   *
   * @param present the runtimes of the results, in the order of the sweep
   */
  static List<String> order(List<String> present) {
    if (present.equals(List.of(RuntimeSpec.Native.NATIVE.label()))) {
      return present;
    }
    return Stream.concat(
            Library.RUNTIMES.names().stream()
                .flatMap(name -> Stream.of(name, name + "+multiprocess")),
            present.stream())
        .distinct()
        .toList();
  }
}
