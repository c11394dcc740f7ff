package dev.contend.scenarios.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A file or text as a tree of nodes that know where they stand.
 *
 * <p>Departures: of YAML 1.1 only what a scenario needs is read: one document, plain words as keys,
 * no tags and no merge keys. Words are not interpreted here, so {@code no} stays a word.
 */
public final class YamlReader {
  private static final String SPACES = "\t\n\r\u0085";

  private final Problems problems;

  /**
   * @param problems receives whatever is wrong
   */
  public YamlReader(Problems problems) {
    this.problems = problems;
  }

  /** The mapping that the file holds; empty, with a problem reported, if it cannot be read. */
  public Optional<YamlMap> map(Path file) {
    return new SourceFile(problems).read(file).flatMap(this::map);
  }

  /** The mapping that the text holds; empty, with a problem reported, if it cannot be read. */
  public Optional<YamlMap> map(SourceText source) {
    return node(source).flatMap(node -> YamlValue.root(node, source, problems).map());
  }

  /** The tree that the text holds; empty, with a problem reported, if it cannot be read. */
  public Optional<YamlNode> node(SourceText source) {
    if (source.text().length() > SourceFile.MAX_BYTES) {
      problems.report(source, Place.FILE, "", "larger than 1 MiB", "split it into several files");
      return Optional.empty();
    }
    if (holdsControlCharacter(source)) {
      return Optional.empty();
    }
    try (YAMLParser parser = new YAMLFactory().createParser(source.text())) {
      return document(parser, source);
    } catch (NodeBuilder.Refused refused) {
      refused.reportTo(problems, source);
    } catch (JsonProcessingException exception) {
      SyntaxProblem syntax = SyntaxProblem.of(exception);
      problems.report(source, syntax.place(), "", syntax.wrong(), syntax.advice());
    } catch (IOException exception) {
      problems.report(source, Place.FILE, "", "cannot be read: " + exception.getMessage(), "");
    }
    return Optional.empty();
  }

  private Optional<YamlNode> document(YAMLParser parser, SourceText source) throws IOException {
    Optional<YamlNode> root =
        parser.nextToken() == null
            ? Optional.empty()
            : Optional.of(new NodeBuilder(parser, source, problems).node(0, ""));
    if (root.isEmpty() || isNothing(root.get())) {
      problems.report(
          source, Place.FILE, "", "the file is empty", "begin with the line 'version: 1'");
      return Optional.empty();
    }
    if (parser.nextToken() != null) {
      problems.report(
          source,
          new Place(
              parser.currentTokenLocation().getLineNr(),
              parser.currentTokenLocation().getColumnNr()),
          "",
          "a second document begins here",
          "keep one document in a file: remove the '---' above and what follows it");
    }
    return root;
  }

  /** Such characters are nowhere allowed, and the parser's message would show them. */
  private boolean holdsControlCharacter(SourceText source) {
    if (source.text().codePoints().noneMatch(YamlReader::isControl)) {
      return false;
    }
    for (int number = 1; number <= source.lines().size(); number++) {
      int[] points = source.line(number).codePoints().toArray();
      for (int i = 0; i < points.length; i++) {
        if (isControl(points[i])) {
          problems.report(
              source,
              new Place(number, i + 1),
              "",
              String.format(Locale.ROOT, "character U+%04X does not belong in a text", points[i]),
              "delete it, or check that this is the right file");
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isControl(int point) {
    boolean control = Character.isISOControl(point) && SPACES.indexOf(point) < 0;
    boolean half = Character.getType(point) == Character.SURROGATE;
    boolean byteOrderMark = point == 0xFEFF;
    boolean noCharacter = (point & 0xFFFE) == 0xFFFE;
    return control || half || byteOrderMark || noCharacter;
  }

  private static boolean isNothing(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar && scalar.isNothing();
  }
}
