package dev.contend.scenarios.cli;

import dev.contend.scenarios.spec.RuntimePreset;
import dev.contend.scenarios.spec.SourcedNumber;
import dev.contend.scenarios.yaml.Runtimes;
import dev.contend.workloads.runtime.Mechanism;
import dev.contend.workloads.runtime.policy.LockScope;
import dev.contend.workloads.runtime.policy.RuntimePolicies;
import dev.contend.workloads.runtime.policy.RuntimePolicy;
import dev.contend.workloads.runtime.policy.Sharing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Policies and builds in words. */
final class RuntimeText {
  private static final List<String> OF_PROCESSES =
      List.of(
          "process.start-method",
          "process.fork.",
          "process.forkserver.",
          "process.spawn.",
          "process.pickle.",
          "process.pipe.",
          "memory.forked",
          "memory.served",
          "memory.spawned");
  private static final List<String> OF_INTERPRETERS =
      List.of("subinterpreter.", "memory.subinterpreter");
  private static final List<String> OF_THE_GIL =
      List.of("interpreter-lock.", "interpreter.switch-interval");

  private RuntimeText() {}

  /** What a policy is made of, and the numbers of the builds that it is natural to. */
  static String ofPolicy(RuntimePolicies policy) {
    RuntimePolicy choices = policy.policy();
    StringBuilder text = new StringBuilder(policy.yamlName() + ": " + choices.help() + "\n\n");
    text.append("  the interpreter lock covers  ").append(choices.lock().help()).append('\n');
    text.append("  workers share                ").append(choices.sharing().help()).append('\n');
    text.append("  references are counted by    ").append(choices.counting().help()).append("\n\n");
    text.append("Mechanisms\n");
    choices.mechanisms().forEach(mechanism -> text.append('\n').append(of(mechanism)));
    List<RuntimePreset> builds =
        Runtimes.names().stream()
            .map(Runtimes::find)
            .flatMap(Optional::stream)
            .filter(build -> build.profile().naturalPolicy() == policy)
            .toList();
    return text.append(constants(builds, unused(choices)))
        .append("\nMore: docs/model.md.\n")
        .toString();
  }

  /** How the paths begin of a build's numbers that nothing of a policy asks for. */
  private static List<String> unused(RuntimePolicy choices) {
    List<String> unused = new ArrayList<>();
    if (choices.sharing() == Sharing.HEAP) {
      unused.addAll(OF_PROCESSES);
    }
    if (choices.sharing() != Sharing.ADDRESS_SPACE) {
      unused.addAll(OF_INTERPRETERS);
    }
    if (choices.lock() == LockScope.NOTHING) {
      unused.addAll(OF_THE_GIL);
    }
    return unused;
  }

  /** Every number of a build with its source. */
  static String ofBuild(RuntimePreset build) {
    StringBuilder text = new StringBuilder(build.profile().name() + ": " + build.title() + "\n");
    text.append("By itself the name stands for the policy '");
    text.append(build.profile().naturalPolicy().yamlName()).append("': contend explain runtime.");
    text.append(build.profile().naturalPolicy().yamlName()).append("\n\n");
    for (SourcedNumber number : build.numbers()) {
      text.append(String.format(Locale.ROOT, "  %-32s %s", number.path(), number.value()));
      if (!number.low().isEmpty()) {
        text.append(" (").append(number.low()).append(" to ").append(number.high()).append(')');
      }
      text.append('\n').append(Prose.wrapped(origin(number), "      "));
    }
    return text.toString();
  }

  private static String of(Mechanism mechanism) {
    String text = "  " + mechanism.name() + "\n" + Prose.wrapped(mechanism.rule(), "    ");
    text += Prose.wrapped("Source: " + mechanism.source() + ".", "    ");
    if (!mechanism.departures().isEmpty()) {
      text += Prose.wrapped("Departures: " + mechanism.departures() + ".", "    ");
    }
    return text;
  }

  /** The numbers by path; where builds differ, each value with the builds that have it. */
  private static String constants(List<RuntimePreset> builds, List<String> unused) {
    if (builds.isEmpty()) {
      return "\nConstants: those of the build that a scenario combines it with,"
          + " as {use: cpython-3.13, policy: ...}.\n";
    }
    Map<String, Map<String, List<String>>> byPath = new LinkedHashMap<>();
    for (RuntimePreset build : builds) {
      for (SourcedNumber number : build.numbers()) {
        if (unused.stream().anyMatch(number.path()::startsWith)) {
          continue;
        }
        byPath
            .computeIfAbsent(number.path(), path -> new LinkedHashMap<>())
            .computeIfAbsent(number.value() + "\n" + origin(number), value -> new ArrayList<>())
            .add(build.profile().name());
      }
    }
    StringBuilder text = new StringBuilder("\nConstants\n");
    byPath.forEach(
        (path, values) -> {
          text.append("\n  ").append(path).append('\n');
          values.forEach((value, names) -> text.append(constant(value, names, builds.size())));
        });
    if (!unused.isEmpty()) {
      text.append("\nLeft out is what this policy does not use: ");
      text.append("'contend explain ").append(builds.get(0).profile().name());
      text.append("' has every number of a build.\n");
    }
    return text.toString();
  }

  private static String constant(String valueAndOrigin, List<String> names, int builds) {
    int end = valueAndOrigin.indexOf('\n');
    String whose =
        names.size() == builds ? "all" : names.stream().collect(Collectors.joining(", "));
    return "    "
        + valueAndOrigin.substring(0, end)
        + "  ("
        + whose
        + ")\n"
        + Prose.wrapped(valueAndOrigin.substring(end + 1), "      ");
  }

  private static String origin(SourcedNumber number) {
    return (number.assumed() ? "assumed: " : "source: ") + number.source();
  }
}
