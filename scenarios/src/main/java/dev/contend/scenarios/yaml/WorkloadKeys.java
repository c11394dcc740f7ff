package dev.contend.scenarios.yaml;

import dev.contend.engine.settings.Parameter;
import dev.contend.workloads.catalog.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The keys of {@code workload}: a workload of the register, a program, or a file with one. */
final class WorkloadKeys {
  /** What the name of a file ends with, so that it is not taken for a word. */
  static final String FILE = ".*\\.ya?ml";

  static final Key<String> USE =
      Key.of(
          "use",
          ValueKinds.text().looking(new Shape.Lazy("workload-name", WorkloadKeys::names)),
          "The workload's name, or a file with a program, in the folder of this file or below.");

  private WorkloadKeys() {}

  /** A workload's parameter as a key. */
  static Key<Double> of(Parameter parameter) {
    return Key.of(parameter.name(), kind(parameter), parameter.help())
        .byDefault(AxisReader.text(parameter, parameter.defaultValue()));
  }

  /** How a parameter's value is written. */
  static ValueKind<Double> kind(Parameter parameter) {
    double min = parameter.minimum();
    double max = parameter.maximum();
    return switch (parameter.kind()) {
      case COUNT -> ValueKinds.wholeNumber((long) min, (long) max).map(Long::doubleValue);
      case RATIO -> ValueKinds.number(min, max);
      case DURATION_PS -> ValueKinds.meanDurationPs(min, max);
      case BYTES -> ValueKinds.bytes((long) min, (long) max).map(Long::doubleValue);
      case CHOICE ->
          ValueKinds.choice(parameter.choices())
              .map(word -> (double) parameter.choices().indexOf(word));
    };
  }

  /** What may be set of a workload, beside its name. */
  static Section section(String name, List<Parameter> parameters) {
    List<Key<?>> keys = new ArrayList<>(List.of(USE));
    parameters.stream().map(WorkloadKeys::of).forEach(keys::add);
    return Section.of(name, keys).called("a workload", "{use: prime-sieve}");
  }

  private static Shape names() {
    return new Shape.Either(
        List.of(
            new Shape.Words(Stream.of(Workloads.values()).map(Workloads::yamlName).toList()),
            new Shape.Text("a file with a program", FILE)));
  }

  static Shape shape() {
    List<Shape.Case> cases = new ArrayList<>();
    for (Workloads workload : Workloads.values()) {
      Section section =
          section("workload-" + workload.yamlName(), workload.workload().parameters());
      cases.add(new Shape.Case(USE.name(), workload.yamlName(), new Shape.Keyed(section)));
    }
    Key<String> parameter =
        Key.of("PARAMETER", ValueKinds.text(), "A parameter that the program declares.")
            .optional("as the program says");
    cases.add(
        new Shape.Case(
            USE.name(), "", new Shape.Keyed(Section.of("workload-file", USE).openTo(parameter))));
    return new Shape.Either(
        List.of(USE.shape(), new Shape.Cases(cases, new Shape.Keyed(ProgramKeys.SECTION))));
  }
}
