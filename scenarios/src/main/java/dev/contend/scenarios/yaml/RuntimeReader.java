package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.RuntimePreset;
import dev.contend.scenarios.yaml.RuntimePartKeys.Interpreter;
import dev.contend.scenarios.yaml.RuntimePartKeys.InterpreterLock;
import dev.contend.scenarios.yaml.RuntimePartKeys.Subinterpreter;
import dev.contend.scenarios.yaml.RuntimePartKeys.Threads;
import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.runtime.lock.Gil;
import dev.contend.workloads.runtime.policy.InterpreterCosts;
import dev.contend.workloads.runtime.policy.RuntimePolicies;
import dev.contend.workloads.runtime.policy.RuntimeProfile;
import dev.contend.workloads.runtime.policy.SubinterpreterCosts;
import dev.contend.workloads.runtime.policy.ThreadCosts;
import dev.contend.workloads.runtime.policy.WorkFactors;
import java.util.EnumMap;
import java.util.Optional;

/** Reads a runtime file: the numbers of one version and build of CPython. */
final class RuntimeReader {
  private final Problems problems;
  private final SourcedReader sourced = new SourcedReader();
  private final CountsReader counts = new CountsReader(sourced);

  RuntimeReader(Problems problems) {
    this.problems = problems;
  }

  /** How a switch interval is written. */
  static ValueKind<Long> switchInterval() {
    return ValueKinds.durationPs(1_000_000, 10_000_000_000_000L);
  }

  /** The profile that a mapping describes; empty, with problems reported, if it is not right. */
  Optional<RuntimeProfile> read(YamlMap map) {
    return preset(map).map(RuntimePreset::profile);
  }

  /** The same with its title and the sources of its numbers. */
  Optional<RuntimePreset> preset(YamlMap map) {
    int before = problems.count();
    map.onlyKeys(RuntimeKeys.SECTION.names());
    map.read(FileKeys.VERSION);
    String title = map.read(RuntimeKeys.TITLE).orElse("");
    String name = map.read(RuntimeKeys.NAME).orElse("");
    Optional<RuntimePolicies> policy = map.read(RuntimeKeys.POLICY);
    RuntimeProfile profile =
        new RuntimeProfile(
            name,
            policy.orElse(RuntimePolicies.GIL),
            interpreter(map),
            counts.costs(map),
            threads(map),
            new ProcessReader(sourced).read(map),
            interpreterLock(map),
            subinterpreter(map),
            map.read(RuntimeKeys.MEMORY)
                .map(new RuntimeMemoryReader(sourced)::memory)
                .orElse(RuntimeMemoryReader.NO_MEMORY),
            map.read(RuntimeKeys.COLLECTOR)
                .map(new RuntimeMemoryReader(sourced)::collector)
                .orElse(RuntimeMemoryReader.NO_COLLECTOR),
            counts.statements(map),
            new LocksReader(sourced).read(map),
            new LibraryReader(sourced).read(map));
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(new RuntimePreset(profile, title, sourced.numbersBelow(map)));
  }

  private InterpreterCosts interpreter(YamlMap runtime) {
    return runtime
        .read(RuntimeKeys.INTERPRETER)
        .map(
            map ->
                new InterpreterCosts(
                    sourced.read(map, Interpreter.SWITCH_INTERVAL, 1L),
                    sourced.read(map, Interpreter.SAFEPOINT_SPACING, 1L),
                    work(map)))
        .orElse(new InterpreterCosts(1, 1, WorkFactors.of(1)));
  }

  private WorkFactors work(YamlMap interpreter) {
    EnumMap<CodeKind, Double> factors = new EnumMap<>(CodeKind.class);
    interpreter
        .read(Interpreter.WORK)
        .ifPresent(
            map -> {
              for (CodeKind kind : CodeKind.values()) {
                factors.put(kind, sourced.read(map, RuntimePartKeys.Work.of(kind), 1.0));
              }
            });
    return factors.isEmpty() ? WorkFactors.of(1) : new WorkFactors(factors);
  }

  private ThreadCosts threads(YamlMap runtime) {
    return runtime
        .read(RuntimeKeys.THREAD)
        .map(
            map ->
                new ThreadCosts(
                    sourced.read(map, Threads.START, 0L),
                    sourced.read(map, Threads.BOOT, 0L),
                    sourced.read(map, Threads.EXIT, 0L),
                    sourced.read(map, Threads.VARIATION, 0.0)))
        .orElse(new ThreadCosts(0, 0, 0, 0));
  }

  private Gil.Costs interpreterLock(YamlMap runtime) {
    Gil.RequestPlace usual = Gil.RequestPlace.LAST_HOLDER;
    return runtime
        .read(RuntimeKeys.INTERPRETER_LOCK)
        .map(
            map ->
                new Gil.Costs(
                    sourced.read(map, InterpreterLock.REQUEST, usual),
                    sourced.read(map, InterpreterLock.MUTEX, 0L)))
        .orElse(new Gil.Costs(usual, 0));
  }

  private SubinterpreterCosts subinterpreter(YamlMap runtime) {
    return runtime
        .read(RuntimeKeys.SUBINTERPRETER)
        .map(
            map ->
                new SubinterpreterCosts(
                    sourced.read(map, Subinterpreter.BOOT, 0L),
                    sourced.read(map, Subinterpreter.EXIT, 0L),
                    sourced.read(map, Subinterpreter.ENCODE, 0L),
                    sourced.read(map, Subinterpreter.DECODE, 0L),
                    1e12 / sourced.read(map, Subinterpreter.BANDWIDTH, 1.0)))
        .orElse(new SubinterpreterCosts(0, 0, 0, 0, 0));
  }
}
