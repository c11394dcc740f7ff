package dev.contend.scenarios.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.contend.reports.chart.Charts;
import dev.contend.scenarios.yaml.FileKeys;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.Problems;
import dev.contend.scenarios.yaml.ScenarioReader;
import dev.contend.scenarios.yaml.SourceText;
import dev.contend.scenarios.yaml.YamlNode;
import dev.contend.scenarios.yaml.YamlReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the schemas against a validator that is not ours: every file of the library is right by
 * them, and files that the reader refuses are wrong by them, too.
 */
class JsonSchemaTest {
  private static final String DRAFT = "http://json-schema.org/draft-07/schema#";
  private static final Map<FileKeys, com.networknt.schema.JsonSchema> SCHEMAS =
      new EnumMap<>(FileKeys.class);

  private static final List<String> CHARTS = Charts.names();

  private static com.networknt.schema.JsonSchema schema(FileKeys kind) {
    return SCHEMAS.computeIfAbsent(
        kind,
        each ->
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(JsonSchema.text(each)));
  }

  @ParameterizedTest
  @EnumSource(FileKeys.class)
  void isASchemaOfItsDraft(FileKeys kind) throws IOException {
    JsonNode schema = new ObjectMapper().readTree(JsonSchema.text(kind));
    assertThat(schema.get("$schema").asText()).isEqualTo(DRAFT);
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(com.networknt.schema.SchemaLocation.of(DRAFT))
                .validate(schema))
        .isEmpty();
  }

  private record Case(FileKeys kind, SourceText text) {
    @Override
    public String toString() {
      return text.file();
    }
  }

  private static Stream<Case> library() {
    return Stream.of(
            cases(FileKeys.SCENARIO, Library.EXPERIMENTS),
            cases(FileKeys.SCENARIO, Library.TEMPLATES),
            cases(FileKeys.MACHINE, Library.MACHINES),
            cases(FileKeys.RUNTIME, Library.RUNTIMES),
            cases(FileKeys.PLAN, Library.PLANS),
            cases(FileKeys.PRICES, Library.PRICES),
            cases(FileKeys.FLEET, Library.FLEETS))
        .flatMap(List::stream);
  }

  private static List<Case> cases(FileKeys kind, Library library) {
    return library.names().stream()
        .map(name -> new Case(kind, library.find(name).orElseThrow()))
        .toList();
  }

  /** But for {@code fits}, which are of no use outside the library and have a test of their own. */
  @Test
  void theLibraryIsHeldAgainstThemWhole() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("library"))) {
      long all =
          files
              .filter(file -> !file.startsWith(Path.of("library", "fits")))
              .filter(file -> file.toString().endsWith(".yaml"))
              .count();
      assertThat(library()).hasSize((int) all).hasSizeGreaterThan(60);
    }
  }

  @ParameterizedTest
  @MethodSource("library")
  void everyFileOfTheLibraryIsRight(Case file) {
    assertThat(wrong(file.kind(), file.text())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "worker: 4                                    | worker",
        "workers: four                                | workers",
        "workers: 0                                   | workers",
        "memory-placement: locale                     | memory-placement",
        "container: {cpus: 2, period: 100}            | period",
        "container: {cpus: 2, period: 100 mb}         | period",
        "seed: 1.5                                    | seed",
        "limits: {events: 0}                          | events",
        "limits: {wall-time: 5}                       | wall-time",
        "limits: {time: 5 s}                          | time",
        "replications: {min: 5, maximum: 9}           | maximum",
        "replications: {precision: 1}                 | precision",
        "pinning: {list: [0], mask: 0x1}              | pinning",
        "sweep: {matrix: {worker: [1]}}               | worker",
        "sweep: {matrix: {workers: 1}}                | workers",
        "sweep: {matrix: {workers: 1.5}}              | workers",
        "sweep: {matrix: {workers: [1, 1..]}}         | workers",
        "sweep: {matrices: {workers: [1]}}            | matri",
        "sweep: {where: workers < 4}                  | matrix",
        "runtime: {use: cpython-3.13, policy: gill}   | runtime",
        "workload: {use: prime-sieve, limits: 5}      | limits",
        "workload: {use: prime-sieve, limit: many}    | limit",
        "workload: {use: prime-seive, limit: 5}       | use",
        "workload: {threads: {w: {program: [{computer: 1 us}]}}}              | computer",
        "workload: {threads: {w: {program: [{compute: 1 us, gil: kept}]}}}    | gil",
        "workload: {threads: {w: {program: [{send: q}]}}}                     | size",
        "workload: {threads: {w: {program: [{repeat: 3}]}}}                   | do",
        "workload: {locks: {l: {kind: mutex}}, threads: {w: {program: []}}}   | mutex|kind",
        "workload: {threads: {w: {programs: []}}}     | programs",
        "machines: {m: {extends: laptop, sockets: 0}} | sockets",
        "machines: {m: {version: 1, name: m}}         | cores",
        "machines: {m: {extends: laptop, os: {migration: {value: 1 us}}}}     | source",
        "machines: {m: {extends: laptop, os: {migrations: {value: 1 us, source: x}}}} | migrations",
        "runtimes: {r: {extends: cpython-3.13, thread: {start: 3 us}}}        | start"
      })
  void whatTheReaderRefusesIsWrongAndSaidSo(String change, String mentioned) {
    String key = change.substring(0, change.indexOf(':'));
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("version", "version: 1");
    lines.put("name", "name: x");
    lines.put("machine", "machine: laptop");
    lines.put("runtime", "runtime: cpython-3.13");
    lines.put("workload", "workload: prime-sieve");
    lines.put("workers", "workers: 1");
    String right = String.join("\n", lines.values());
    assertThat(wrong(FileKeys.SCENARIO, SourceText.of("right", right))).isEmpty();
    lines.put(key, change);
    List<String> wrong =
        wrong(FileKeys.SCENARIO, SourceText.of("wrong", String.join("\n", lines.values())));
    assertThat(wrong)
        .anySatisfy(message -> assertThat(message).containsPattern("(?s)" + mentioned.strip()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{matrix: {workers: 1..8, switch-interval: [1 ms, 2..4 ms step 1]}}",
        "{matrix: {workload.limit: 10..1000 log10}}",
      })
  void whatASweepMaySayIsRight(String sweep) {
    String text =
        "version: 1\nname: x\nmachine: laptop\nruntime: cpython-3.13\nworkload: prime-sieve\n";
    assertThat(wrong(FileKeys.SCENARIO, SourceText.of("x", text + "sweep: " + sweep))).isEmpty();
  }

  @Test
  void aFileThatMissesARequiredKeyIsWrong() {
    assertThat(wrong(FileKeys.SCENARIO, SourceText.of("x", "version: 1\nname: x\n")))
        .anySatisfy(message -> assertThat(message).contains("workload"))
        .anySatisfy(message -> assertThat(message).contains("machine"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"prime-sieve", "programs/pipeline", "hardware/locks", "runtimes/gil-switch"})
  void whatIsWrittenOutInFullIsRight(String name) {
    Problems problems = new Problems();
    String resolved =
        new YamlReader(problems)
            .map(Library.EXPERIMENTS.find(name).orElseThrow())
            .flatMap(new ScenarioReader(problems, CHARTS, 1L << 30)::read)
            .orElseThrow()
            .resolved();
    assertThat(resolved).startsWith(FileKeys.SCENARIO.schemaLine() + "\n");
    assertThat(wrong(FileKeys.SCENARIO, SourceText.of("resolved", resolved))).isEmpty();
  }

  private static List<String> wrong(FileKeys kind, SourceText text) {
    Problems problems = new Problems();
    YamlNode node = new YamlReader(problems).node(text).orElseThrow();
    assertThat(problems.isEmpty()).as(problems.rendered()).isTrue();
    return schema(kind).validate(json(node)).stream()
        .map(ValidationMessage::getMessage)
        .sorted()
        .toList();
  }

  /** As a YAML 1.2 reader of an editor takes it. */
  private static JsonNode json(YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      mapping.entries().forEach(entry -> object.set(entry.key(), json(entry.value())));
      return object;
    }
    if (node instanceof YamlNode.Sequence sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    YamlNode.Scalar scalar = (YamlNode.Scalar) node;
    String text = scalar.text();
    if (scalar.quoted()) {
      return JsonNodeFactory.instance.textNode(text);
    }
    if (text.matches("[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?")) {
      return JsonNodeFactory.instance.numberNode(new BigDecimal(text));
    }
    return text.equals("true") || text.equals("false")
        ? JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(text))
        : scalar.isNothing()
            ? JsonNodeFactory.instance.nullNode()
            : JsonNodeFactory.instance.textNode(text);
  }
}
