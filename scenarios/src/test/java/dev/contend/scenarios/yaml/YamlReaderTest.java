package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that cannot be read, each with the words that its author gets. */
class YamlReaderTest {
  private final Problems problems = new Problems();

  @Test
  void nodesKnowTheirPlaceAndOrder() {
    YamlNode.Mapping root =
        (YamlNode.Mapping) read("# first a comment\nb: 'x'\na:\n  - 1\n  - {c: ~}\n").orElseThrow();
    assertThat(root.entries()).extracting(YamlNode.Entry::key).containsExactly("b", "a");
    assertThat(root.entries())
        .extracting(YamlNode.Entry::place)
        .containsExactly(new Place(2, 1), new Place(3, 1));
    assertThat(root.entries().get(0).value())
        .isEqualTo(new YamlNode.Scalar(new Place(2, 4), "x", true));
    YamlNode.Sequence list = (YamlNode.Sequence) root.entries().get(1).value();
    assertThat(list.items().get(0)).isEqualTo(new YamlNode.Scalar(new Place(4, 5), "1", false));
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void wordsKeepTheirSpelling() {
    YamlNode.Mapping root =
        (YamlNode.Mapping)
            read("a: True\nb: NULL\nc: &x false\nd: 0x1F\ne: 1_000\nf: >\n  two\n  lines\ng: no\n")
                .orElseThrow();
    assertThat(root.entries())
        .extracting(entry -> ((YamlNode.Scalar) entry.value()).text())
        .containsExactly("True", "NULL", "false", "0x1F", "1_000", "two lines\n", "no");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\u00a6',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "a: \"open            \u00a6 1:4: the quote that opens here is never closed \u00a6 close it with the same quote character",
        "a: 'open             \u00a6 1:4: the quote that opens here is never closed \u00a6 close it with the same quote character",
        "a:\\n\\tb: 1         \u00a6 2:1: a tab stands where YAML allows spaces only \u00a6 indent with spaces",
        "a: b: c              \u00a6 1:5: a second ': ' on this line, or a key that is indented too far \u00a6 put text that holds ': ' in quotes; put each key on its own line",
        "a: 1\\n  b: 2        \u00a6 2:4: a second ': ' on this line, or a key that is indented too far \u00a6 put text that holds ': ' in quotes; put each key on its own line",
        "a: 1\\nfoo\\nb: 2    \u00a6 2:1: this line is not 'key: value' \u00a6 write 'key: value', with a space after the colon",
        "a: [1, 2\\nb: 3      \u00a6 1:4: the list that opens here with '[' goes wrong or is never closed \u00a6 separate items with commas and close the list with ']'",
        "a: {x: 1\\nb: 3      \u00a6 1:4: the mapping that opens here with '{' goes wrong or is never closed \u00a6 write '{ key: value, key: value }'",
        "a: - x               \u00a6 1:4: a list item '- ' is not allowed here \u00a6 begin the list on the line below its key",
        "a:\\n  - 1\\n b: 2   \u00a6 3:2: this does not line up with what stands above it \u00a6 give all keys of one mapping, and all '-' of one list, the same indentation",
        "a: 'x' y             \u00a6 1:8: this text belongs to nothing before it \u00a6 put the whole value in one pair of quotes, or write 'key: value'",
        "a: \"\\q\"           \u00a6 1:6: a backslash in double quotes with a letter that YAML does not know \u00a6 write '\\\\' for a backslash, or use single quotes",
        "a: @x                \u00a6 1:4: a value cannot begin with this character \u00a6 put the value in quotes if it is text",
        "a: [1,,2]            \u00a6 1:7: a value cannot begin with this character \u00a6 delete it, or put the value in quotes if it is text",
        "a: *                 \u00a6 1:5: '&' or '*' begins an anchor or alias, which needs a name \u00a6 put the value in quotes if it is text",
        "a: >x                \u00a6 1:5: '|' or '>' begins a text that starts on the next line \u00a6 begin the text on the next line, or put it in quotes",
        "? [1, 2]\\n: 3       \u00a6 1:4: a key must be a plain word \u00a6 write 'key: value'; put text with brackets in quotes",
        "%YAML 3.0\\n---\\na: 1 \u00a6 1:1: a line that begins with '%' is not read \u00a6 remove the line",
        "a: 1\\n...\\nb: 1    \u00a6 3:1: text after the end of the document \u00a6 remove the '...' above, or what follows it",
        "a: 1\\n---\\nb: 2    \u00a6 3:1: a second document begins here \u00a6 keep one document in a file: remove the '---' above and what follows it",
        "a: 1\\nb: 2\\na: 3   \u00a6 3:1: a: key 'a' is given twice \u00a6 it also stands on line 1; keep one of them",
        "a: !!str 5           \u00a6 1:4: a: tag '!!str' is not read \u00a6 remove it; put the value in quotes if it is text",
        "a: {b: *c}           \u00a6 1:8: a.b: alias '*c' has no anchor before it \u00a6 mark the value to repeat with '&c', or put text that begins with * in quotes",
        "a: &x [1]\\nb: {<<: *x} \u00a6 2:5: b.<<: merge keys '<<' are not read \u00a6 write the keys out, or use an alias for a whole value",
        "a: x\u0000y          \u00a6 1:5: character U+0000 does not belong in a text \u00a6 delete it, or check that this is the right file",
      })
  void eachFaultOfSyntaxIsAnsweredInWords(String yaml, String wrong, String advice) {
    read(yaml.replace("\\n", "\n").replace("\\t", "\t"));
    assertThat(problems.count()).as(problems.rendered()).isEqualTo(1);
    ScenarioProblem problem = problems.sorted().get(0);
    String firstLine = problem.rendered().lines().findFirst().orElseThrow();
    assertThat(firstLine).isEqualTo("my.yaml:" + wrong);
    assertThat(problem.advice()).isEqualTo(advice);
  }

  @ParameterizedTest
  @CsvSource({"''", "'# nothing but words\n\n'", "'---\n'", "'~'"})
  void anEmptyFileIsAProblemOfTheFile(String yaml) {
    assertThat(read(yaml)).isEmpty();
    assertThat(problems.rendered())
        .isEqualTo("my.yaml: the file is empty\n    begin with the line 'version: 1'\n");
  }

  @Test
  void aFileOfOneWordIsNotAMapping() {
    assertThat(new YamlReader(problems).map(SourceText.of("my.yaml", "words"))).isEmpty();
    assertThat(problems.rendered())
        .isEqualTo(
            """
            my.yaml:1:1: expected a mapping, found 'words'
                1 | words
                  | ^
                write a mapping as 'key: value'
            """);
  }

  @Test
  void anAliasRepeatsAValue() {
    YamlNode.Mapping root = (YamlNode.Mapping) read("a: &x [1, 2]\nb: *x\n").orElseThrow();
    assertThat(root.entries().get(1).value()).isEqualTo(root.entries().get(0).value());
  }

  @Test
  void whatIsNoReadableFileIsNamed(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("sieve.yaml"), "a: 1");
    Path binary = folder.resolve("binary.yaml");
    Files.write(binary, new byte[] {'a', ':', '\n', 'b', (byte) 0xC3, (byte) 0x28});
    Path big = folder.resolve("big.yaml");
    Files.writeString(big, "#".repeat((1 << 20) + 1));
    YamlReader reader = new YamlReader(problems);
    assertThat(reader.map(folder)).isEmpty();
    assertThat(reader.map(folder.resolve("seive.yaml"))).isEmpty();
    assertThat(reader.map(folder.resolve("absent/x.yaml"))).isEmpty();
    assertThat(reader.map(big)).isEmpty();
    assertThat(reader.map(binary)).isEmpty();
    assertThat(problems.rendered().replace(folder.toString(), "DIR"))
        .isEqualTo(
            """
            DIR: this is a directory
                name a scenario file in it, ending in .yaml
            DIR/seive.yaml: no such file
                did you mean 'sieve.yaml'?
            DIR/absent/x.yaml: no such file
                check the folder's name
            DIR/big.yaml: larger than 1 MiB
                check that this is the right file
            DIR/binary.yaml:2:2: not UTF-8 text from here on
                2 | b
                  |  ^
                save the file as UTF-8
            """);
  }

  @Test
  void aByteOrderMarkIsReadOver(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("bom.yaml");
    Files.write(file, "\uFEFFa: 1".getBytes(StandardCharsets.UTF_8));
    assertThat(new YamlReader(problems).map(file)).isPresent();
    assertThat(problems.isEmpty()).isTrue();
  }

  private Optional<YamlNode> read(String yaml) {
    return new YamlReader(problems).node(SourceText.of("my.yaml", yaml));
  }
}
