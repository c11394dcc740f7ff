package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.yaml.FileKeys;
import dev.contend.scenarios.yaml.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenarios to begin with. */
class InitTest {
  @TempDir private Path folder = Path.of("");

  private static Stream<String> templates() {
    return Library.TEMPLATES.names().stream();
  }

  private Ran init(String... words) {
    return Ran.contend(
        Stream.concat(
                Stream.of("init", "--out", folder.resolve("mine.yaml").toString()),
                Stream.of(words))
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyTemplateIsRightAsItIsWritten(String name) throws IOException {
    assertThat(init(name).exit()).isZero();
    Path file = folder.resolve("mine.yaml");
    Ran validated = Ran.contend("validate", file.toString());
    assertThat(validated.exit()).as(validated.err()).isZero();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).isEqualTo(FileKeys.SCENARIO.schemaLine());
    assertThat(lines).contains("name: " + name).allMatch(line -> line.length() <= 100);
    assertThat(folder.resolve("scenario.schema.json")).isNotEmptyFile();
  }

  @Test
  void aTemplateRunsUnchanged() {
    assertThat(init("why-no-scaling").exit()).isZero();
    Path out = folder.resolve("out");
    Ran ran = Ran.contend("run", folder.resolve("mine.yaml").toString(), "--out", out.toString());
    assertThat(ran.exit()).as(ran.err()).isIn(0, 5);
    assertThat(out.resolve("summary.md")).isNotEmptyFile();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "threads or processes?    | threads-or-processes",
        "how many workers?        | how-many-workers",
        "why does it not scale?   | why-no-scaling",
        "Which Python is fastest? | which-python",
        "will it keep up          | will-it-keep-up"
      })
  void aQuestionFindsItsTemplate(String question, String name) throws IOException {
    assertThat(init(question.split(" ")).exit()).isZero();
    assertThat(folder.resolve("mine.yaml")).content().contains("\nname: " + name + "\n");
  }

  @Test
  void aQuestionThatNoTemplateAsksGetsTheListOfThem() {
    Ran ran = init("what", "is", "the", "weather");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("no template asks", "threads-or-processes");
    assertThat(folder.resolve("mine.yaml")).doesNotExist();
  }

  @Test
  void aWordTooManyIsRefused() {
    Ran name = init("how-many-workers", "threads");
    assertThat(name.exit()).isEqualTo(2);
    assertThat(name.err()).contains("'threads' is neither", "contend init how-many-workers");
    Ran file = init("how", "many", "workers", "other.yaml");
    assertThat(file.exit()).isEqualTo(2);
    assertThat(file.err()).contains("--out other.yaml");
    assertThat(folder.resolve("mine.yaml")).doesNotExist();
  }

  @Test
  void withoutAQuestionTheTemplatesAreListed() {
    Ran ran = Ran.contend("init");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains(Library.TEMPLATES.names());
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), "mine");
    Ran ran = init("how-many-workers");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("mine.yaml exists");
    assertThat(folder.resolve("mine.yaml")).hasContent("mine");
    assertThat(folder.resolve("scenario.schema.json")).doesNotExist();
    Files.delete(folder.resolve("mine.yaml"));
    Files.writeString(folder.resolve("scenario.schema.json"), "mine too");
    assertThat(init("how-many-workers").err()).contains("exists and is no such schema");
    assertThat(folder.resolve("scenario.schema.json")).hasContent("mine too");
  }
}
