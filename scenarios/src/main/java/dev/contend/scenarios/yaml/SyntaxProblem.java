package dev.contend.scenarios.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * The YAML parser's complaint in words for whoever wrote the file.
 *
 * @param place where to look, which is where the fault begins if the parser knows it
 */
record SyntaxProblem(Place place, String wrong, String advice) {
  private static final List<Translation> TRANSLATIONS =
      List.of(
          new Translation(
              "scanning a quoted scalar",
              "unexpected end",
              true,
              "the quote that opens here is never closed",
              "close it with the same quote character"),
          new Translation(
              "",
              "(TAB)",
              false,
              "a tab stands where YAML allows spaces only",
              "indent with spaces"),
          new Translation(
              "",
              "mapping values are not allowed",
              false,
              "a second ': ' on this line, or a key that is indented too far",
              "put text that holds ': ' in quotes; put each key on its own line"),
          new Translation(
              "",
              "the node content",
              false,
              "a value cannot begin with this character",
              "delete it, or put the value in quotes if it is text"),
          new Translation(
              "block scalar",
              "",
              false,
              "'|' or '>' begins a text that starts on the next line",
              "begin the text on the next line, or put it in quotes"),
          new Translation(
              "block",
              "found '<scalar>'",
              false,
              "this text belongs to nothing before it",
              "put the whole value in one pair of quotes, or write 'key: value'"),
          new Translation(
              "",
              "<document start>",
              false,
              "text after the end of the document",
              "remove the '...' above, or what follows it"),
          new Translation(
              "directive", "", false, "a line that begins with '%' is not read", "remove the line"),
          new Translation(
              "",
              "YAML document",
              false,
              "a line that begins with '%' is not read",
              "remove the line"),
          new Translation(
              "simple key",
              "could not find expected ':'",
              true,
              "this line is not 'key: value'",
              "write 'key: value', with a space after the colon"),
          new Translation(
              "",
              "sequence entries are not allowed",
              false,
              "a list item '- ' is not allowed here",
              "begin the list on the line below its key"),
          new Translation(
              "flow sequence",
              "",
              true,
              "the list that opens here with '[' goes wrong or is never closed",
              "separate items with commas and close the list with ']'"),
          new Translation(
              "flow mapping",
              "",
              true,
              "the mapping that opens here with '{' goes wrong or is never closed",
              "write '{ key: value, key: value }'"),
          new Translation(
              "block",
              "expected <block end>",
              false,
              "this does not line up with what stands above it",
              "give all keys of one mapping, and all '-' of one list, the same indentation"),
          new Translation(
              "double-quoted",
              "",
              false,
              "a backslash in double quotes with a letter that YAML does not know",
              "write '\\\\' for a backslash, or use single quotes"),
          new Translation(
              "",
              "cannot start any token",
              false,
              "a value cannot begin with this character",
              "put the value in quotes if it is text"),
          new Translation(
              "scanning an a",
              "",
              false,
              "'&' or '*' begins an anchor or alias, which needs a name",
              "put the value in quotes if it is text"),
          new Translation(
              "",
              "Expected a field name",
              false,
              "a key must be a plain word",
              "write 'key: value'; put text with brackets in quotes"));

  static SyntaxProblem of(JsonProcessingException exception) {
    if (exception.getCause() instanceof MarkedYAMLException marked) {
      return translated(marked);
    }
    JsonLocation location = exception.getLocation();
    Place place =
        location == null
            ? Place.FILE
            : new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    return translated(place, place, "", String.valueOf(exception.getOriginalMessage()));
  }

  private static SyntaxProblem translated(MarkedYAMLException marked) {
    var problem = marked.getProblemMark();
    Place place =
        problem == null ? Place.FILE : new Place(problem.getLine() + 1, problem.getColumn() + 1);
    var context = marked.getContextMark();
    Place begin =
        context == null ? place : new Place(context.getLine() + 1, context.getColumn() + 1);
    return translated(
        place, begin, nothingIfNull(marked.getContext()), nothingIfNull(marked.getProblem()));
  }

  private static SyntaxProblem translated(Place at, Place begin, String context, String problem) {
    for (Translation known : TRANSLATIONS) {
      if (context.contains(known.context) && problem.contains(known.problem)) {
        return new SyntaxProblem(known.atBegin ? begin : at, known.wrong, known.advice);
      }
    }
    String both = (context + " " + problem).strip();
    String firstLine = both.lines().findFirst().orElse("");
    String shown = firstLine.length() > 160 ? firstLine.substring(0, 160) + "..." : firstLine;
    return new SyntaxProblem(at, "this is not YAML: " + shown, "");
  }

  private static String nothingIfNull(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** What to say if the parser's context and problem contain these words. */
  private record Translation(
      String context, String problem, boolean atBegin, String wrong, String advice) {}
}
