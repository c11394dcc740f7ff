package dev.contend.scenarios.yaml;

import dev.contend.workloads.runtime.policy.RuntimeProfile;
import dev.contend.workloads.runtime.process.StartMethod;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A number or word of a runtime's profile that a scenario may set for itself, as in {@code {use:
 * cpython-3.13, policy: multiprocess, start-method: spawn}}.
 *
 * @param key as in scenario files
 * @param change sets it
 * @param label what it adds to the runtime's name in tables
 */
record RuntimeOverride<T>(
    Key<T> key, BiFunction<RuntimeProfile, T, RuntimeProfile> change, Function<T, String> label) {

  /** All there are. */
  static final List<RuntimeOverride<?>> ALL =
      List.of(
          new RuntimeOverride<>(
              Key.of(
                      SweepReader.SWITCH_INTERVAL,
                      RuntimeReader.switchInterval(),
                      "How long a thread may hold the interpreter lock while others wait for it.")
                  .optional("as the runtime says"),
              RuntimeProfile::withSwitchInterval,
              ps -> "switch-" + Units.format(ps, Dimension.DURATION).replace(" ", "")),
          new RuntimeOverride<>(
              Key.of(
                      RuntimeProcessKeys.Processes.START_METHOD.name(),
                      RuntimeProcessKeys.Processes.START_METHOD.kind(),
                      "How worker processes are started.")
                  .optional("as the runtime says"),
              (profile, method) -> profile.with(profile.process().with(method)),
              StartMethod::yamlName));

  /** A profile, and what was changed of it. */
  record Overridden(RuntimeProfile profile, List<String> labels) {}

  /** A profile with this set as the scenario says; labelled only where that changes something. */
  Overridden apply(YamlMap map, Overridden before) {
    Optional<T> value = map.read(key);
    if (value.isEmpty()) {
      return before;
    }
    RuntimeProfile changed = change.apply(before.profile(), value.get());
    if (changed.equals(before.profile())) {
      return before;
    }
    List<String> labels = new java.util.ArrayList<>(before.labels());
    labels.add(label.apply(value.get()));
    return new Overridden(changed, List.copyOf(labels));
  }
}
