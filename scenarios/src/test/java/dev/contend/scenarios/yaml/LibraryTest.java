package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.runtime.policy.RuntimeProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of the library is right, says where its numbers come from, and can be run again. */
class LibraryTest {
  /** Keys whose numbers are facts of the file or of the machine's name, not measurements. */
  private static final List<String> COUNTS =
      List.of(
          "version",
          "name",
          "title",
          "policy",
          "protocol",
          "atomics",
          "kind",
          "cache-line",
          "sockets",
          "numa-nodes-per-socket",
          "cache-domains-per-numa-node",
          "per-numa-node",
          "threads-per-core",
          "active-cores",
          "between",
          "last-level-of");

  static Stream<String> machines() {
    return Library.MACHINES.names().stream();
  }

  static Stream<String> runtimes() {
    return Library.RUNTIMES.names().stream();
  }

  static Stream<String> experiments() {
    return Library.EXPERIMENTS.names().stream();
  }

  @Test
  void theLibraryHasFilesOfEveryKind() {
    for (Library library : Library.values()) {
      assertThat(library.names()).as(library.noun()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("machines")
  void aMachineReadsUnderTheNameOfItsFile(String name) {
    MachineSpec machine =
        read(Library.MACHINES, name, (map, problems) -> new MachineReader(problems).read(map));
    assertThat(machine.name()).isEqualTo(name);
    assertThat(machine.title()).isNotBlank().isNotEqualTo(name);
    assertThat(machine.numbers()).hasSizeGreaterThan(15);
    assertThat(machine.numbers()).allSatisfy(number -> assertThat(number.source()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  void aRuntimeReadsUnderTheNameOfItsFile(String name) {
    RuntimeProfile profile =
        read(Library.RUNTIMES, name, (map, problems) -> new RuntimeReader(problems).read(map));
    assertThat(profile.name()).isEqualTo(name);
  }

  @ParameterizedTest
  @MethodSource("machines")
  void everyNumberOfAMachineSaysWhereItComesFrom(String name) {
    assertThat(withoutSource(Library.MACHINES, name)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  void everyNumberOfARuntimeSaysWhereItComesFrom(String name) {
    assertThat(withoutSource(Library.RUNTIMES, name)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void anExperimentAsksItsQuestionAndStatesItsFinding(String name) {
    String text = ScenarioTexts.ofLibrary(name);
    assertThat(text).startsWith("# Question: ").contains("\n# Finding:  ");
    ScenarioSpec spec = ScenarioTexts.read(text).spec();
    assertThat(spec.name()).isEqualTo(name.replaceFirst(".*/", ""));
    assertThat(spec.question()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void theResolvedTextOfAnExperimentSaysTheSame(String name) {
    ScenarioReader.Scenario read = ScenarioTexts.read(ScenarioTexts.ofLibrary(name));
    ScenarioReader.Scenario again = ScenarioTexts.read(read.resolved());
    assertThat(again.spec()).usingRecursiveComparison().isEqualTo(read.spec());
    assertThat(again.resolved()).isEqualTo(read.resolved());
  }

  @Test
  void theResolvedTextOfAScenarioFullOfDefaultsSaysTheSame() {
    ScenarioReader.Scenario read =
        ScenarioTexts.read(
            """
            version: 1
            name: defaults
            machine: i7-12700k
            runtime: {use: cpython-3.13t, policy: multiprocess}
            workload: prime-sieve
            workers: 3
            variation: none
            replications: 4
            report: {charts: []}
            """);
    ScenarioReader.Scenario again = ScenarioTexts.read(read.resolved());
    assertThat(again.spec()).usingRecursiveComparison().isEqualTo(read.spec());
    assertThat(again.resolved()).isEqualTo(read.resolved());
    assertThat(again.spec().charts()).isEmpty();
  }

  @Test
  void theResolvedTextOfASweepOverEveryKindOfAxisSaysTheSame() {
    ScenarioReader.Scenario read =
        ScenarioTexts.read(
            """
            version: 1
            name: axes
            workload: {use: prime-sieve, limit: 10000, chunk: 100}
            sweep:
              matrix:
                machine: [xeon-8360y-2s, i7-12700k]
                memory-placement: [interleaved, local]
                workers: [1, 4]
                runtime: [cpython-3.13, {use: cpython-3.13, policy: multiprocess}]
                workload.chunk: [100, 200]
                workload.chunk-variation: [0.02, 0.1]
            """);
    assertThat(read.spec().points()).hasSize(64);
    assertThat(read.spec().axes())
        .containsExactly("memory-placement", "workload.chunk", "workload.chunk-variation");
    ScenarioReader.Scenario again = ScenarioTexts.read(read.resolved());
    assertThat(again.spec()).usingRecursiveComparison().isEqualTo(read.spec());
    assertThat(again.resolved()).isEqualTo(read.resolved());
  }

  private static YamlMap map(Library library, String name, Problems problems) {
    return file(library, name, problems)
        .flatMap(map -> Extension.resolved(map, base -> extended(library, base, problems)))
        .orElseThrow();
  }

  private static Optional<YamlMap> extended(Library library, YamlValue base, Problems problems) {
    return base.text().flatMap(name -> file(library, name, problems));
  }

  private static Optional<YamlMap> file(Library library, String name, Problems problems) {
    return library.find(name).flatMap(new YamlReader(problems)::map);
  }

  private static <T> T read(
      Library library, String name, BiFunction<YamlMap, Problems, Optional<T>> reader) {
    Problems problems = new Problems();
    Optional<T> read = reader.apply(map(library, name, problems), problems);
    assertThat(problems.rendered()).isEmpty();
    return read.orElseThrow();
  }

  private static List<String> withoutSource(Library library, String name) {
    List<String> without = new ArrayList<>();
    collect(map(library, name, new Problems()).node(), name, without);
    return without;
  }

  private static void collect(YamlNode node, String path, List<String> without) {
    if (node instanceof YamlNode.Sequence sequence) {
      sequence.items().forEach(item -> collect(item, path + "[]", without));
    } else if (node instanceof YamlNode.Mapping mapping && mapping.entry("value").isPresent()) {
      if (text(mapping, "source").isBlank() && text(mapping, "assumed").isBlank()) {
        without.add(path);
      }
    } else if (node instanceof YamlNode.Mapping mapping) {
      for (YamlNode.Entry entry : mapping.entries()) {
        if (!COUNTS.contains(entry.key())) {
          collect(entry.value(), path + "." + entry.key(), without);
        }
      }
    } else {
      without.add(path);
    }
  }

  private static String text(YamlNode.Mapping mapping, String key) {
    return mapping
        .entry(key)
        .map(YamlNode.Entry::value)
        .map(value -> value instanceof YamlNode.Scalar scalar ? scalar.text() : "")
        .orElse("");
  }
}
