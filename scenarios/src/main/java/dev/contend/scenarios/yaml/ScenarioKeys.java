package dev.contend.scenarios.yaml;

import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.scheduler.Pinning;
import java.util.List;
import java.util.Optional;

/** The keys of scenario files. */
final class ScenarioKeys {
  private static final String SWEEP_KEY = "sweep";

  private ScenarioKeys() {}

  static final Key<String> NAME =
      Key.of(
          "name",
          ValueKinds.text().looking(new Shape.Text("a plain name", "[A-Za-z0-9][A-Za-z0-9._-]*")),
          "The experiment's name in tables: letters, digits, '-', '_' and '.'.");
  static final Key<String> QUESTION =
      Key.of("question", ValueKinds.text(), "What the experiment is to answer.").optional("none");
  static final Key<String> MACHINE =
      Key.of(
              "machine",
              ScenarioPartKeys.MACHINE_NAME,
              "The machine: a name of the library or of 'machines', or a file beside this one.")
          .unless(SWEEP_KEY);
  static final Key<MemoryPlacement> MEMORY_PLACEMENT =
      Key.of(
              "memory-placement",
              SweepReader.placement(),
              "On which NUMA nodes the pages of the program lie.")
          .byDefault("local");
  static final Key<YamlMap> CONTAINER =
      Key.of(
              "container",
              ScenarioPartKeys.Container.SECTION.kind(),
              "Limits on CPU time and memory.")
          .optional("no limits");
  static final Key<Pinning> PINNING =
      Key.of(
              "pinning",
              ConfinementReader.pinning(),
              "Which hardware threads workers may run on: a word, or '{list: [0, 2, 4-7]}', or"
                  + " '{mask: 0xff}'.")
          .byDefault("none");
  static final Key<YamlValue> WORKLOAD =
      Key.of(
          "workload",
          new ValueKind<>(
              "a workload",
              "{use: prime-sieve}",
              Optional::of,
              new Shape.Lazy("workload", WorkloadKeys::shape)),
          "What runs: a workload's name, '{use: NAME, PARAMETER: VALUE}', a program, or a file with"
              + " one.");
  static final Key<String> RUNTIME =
      Key.of(
              "runtime",
              ValueKinds.text().looking(ScenarioPartKeys.runtimeShape()),
              "The runtime: a name, or '{use: NAME, policy: POLICY}'. For machine code 'native', or"
                  + " left out.")
          .optional("required for Python code, unless it is swept");
  static final Key<Integer> WORKERS =
      Key.of("workers", SweepReader.workers(), "Threads, interpreters or processes that work.")
          .unless(SWEEP_KEY);
  static final Key<String> VARIATION =
      Key.of(
              "variation",
              ValueKinds.choice(List.of("all", "none")),
              "Whether what varies from run to run is drawn, or is at its mean.")
          .byDefault("all");
  static final Key<YamlMap> SWEEP =
      Key.of(SWEEP_KEY, ScenarioPartKeys.Sweep.SECTION.kind(), "What is varied.")
          .optional("one point");
  static final Key<YamlValue> REPLICATIONS =
      Key.of(
              "replications",
              new ValueKind<>(
                  "a number of replications",
                  "{min: 5, max: 100, precision: 1 %}",
                  Optional::of,
                  new Shape.Either(
                      List.of(
                          ScenarioPartKeys.Replications.COUNT.shape(),
                          new Shape.Keyed(ScenarioPartKeys.Replications.SECTION)))),
              "How often each point is run, each time with the next seed: a number, or until the"
                  + " precision is reached.")
          .optional("{min: 5, max: 100, precision: 1 %}");
  static final Key<Long> SEED =
      Key.of("seed", ValueKinds.wholeNumber(0, Long.MAX_VALUE), "From which all randomness comes.")
          .byDefault("1");
  static final Key<YamlMap> LIMITS =
      Key.of(
              "limits",
              ScenarioPartKeys.Limits.SECTION.kind(),
              "What each run may cost. A point with one that takes more has a verdict in place of"
                  + " results; the others go on. 'run --limit' sets a limit otherwise.")
          .optional("none");
  static final Key<YamlMap> REPORT =
      Key.of("report", ScenarioPartKeys.Report.SECTION.kind(), "What is made of the results.")
          .optional("{charts: [speedup]}");
  static final Key<YamlValue> REFERENCE =
      Key.of(
              "reference",
              new ValueKind<>(
                  "a reference",
                  "prime-scaling",
                  Optional::of,
                  new Shape.Either(List.of(Shape.TEXT, new Shape.Listed(Shape.TEXT)))),
              "Published figures that the results are held against: names of the library or of"
                  + " 'references', or files beside this one.")
          .optional("none");
  static final Key<YamlMap> MACHINES =
      Key.of(
              "machines",
              ValueKinds.named("machine", new Shape.Keyed(MachineKeys.SECTION)),
              "Machines described here, by name.")
          .optional("none");
  static final Key<YamlMap> RUNTIMES =
      Key.of(
              "runtimes",
              ValueKinds.named("runtime", new Shape.Keyed(RuntimeKeys.SECTION)),
              "Runtimes described here, by name.")
          .optional("none");
  static final Key<YamlMap> REFERENCES =
      Key.of(
              "references",
              ValueKinds.named("reference", Shape.TEXT),
              "Published figures written here, by name, as the text of a CSV file.")
          .optional("none");

  static final Section SECTION =
      Section.of(
          "scenario",
          FileKeys.VERSION,
          NAME,
          QUESTION,
          MACHINE,
          MEMORY_PLACEMENT,
          CONTAINER,
          PINNING,
          WORKLOAD,
          RUNTIME,
          WORKERS,
          VARIATION,
          SWEEP,
          REPLICATIONS,
          SEED,
          LIMITS,
          REPORT,
          REFERENCE,
          MACHINES,
          RUNTIMES,
          REFERENCES);
}
