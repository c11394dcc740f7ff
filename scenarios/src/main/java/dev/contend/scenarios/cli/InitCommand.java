package dev.contend.scenarios.cli;

import dev.contend.scenarios.yaml.FileKeys;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.LibraryTitles;
import dev.contend.scenarios.yaml.SourceText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a scenario to begin with, chosen by the question that it asks. */
@Command(
    name = "init",
    header = "Write a scenario to begin with, chosen by its question.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "Without a question: the questions there are. The file runs as it is;",
      "its comments say what to put in.",
      "",
      "Examples:",
      "  contend init",
      "  contend init \"threads or processes?\"",
      "  contend init how many workers --out mine.yaml"
    })
final class InitCommand implements Callable<Integer> {
  /** Words that every question may have. */
  private static final List<String> COMMON =
      List.of("a", "and", "do", "does", "for", "i", "is", "it", "my", "of", "or", "should", "the");

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(
      paramLabel = "QUESTION",
      arity = "0..*",
      completionCandidates = Candidates.Templates.class,
      description = "A template's name, or words of its question.")
  private List<String> question = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write; must not exist. Default: the template's name with .yaml.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    Map<String, String> questions = LibraryTitles.of(Library.TEMPLATES);
    if (question.isEmpty()) {
      PrintWriter listed = spec.commandLine().getOut();
      listed.print(list(questions));
      listed.flush();
      return ExitCode.DONE.code();
    }
    refuseExtra(questions.keySet());
    String name = chosen(String.join(" ", question), questions);
    Path file = out == null ? Path.of(name + ".yaml") : out;
    write(file, Library.TEMPLATES.find(name).orElseThrow());
    SchemaFile.writeBeside(file, FileKeys.SCENARIO);
    spec.commandLine()
        .getErr()
        .println("contend: wrote " + file + "; run it with 'contend run " + file + "'");
    return ExitCode.DONE.code();
  }

  /** A template's name stands alone, and a file is no word of a question. */
  private void refuseExtra(Set<String> names) {
    boolean isNamed = question.size() > 1 && names.contains(question.get(0));
    Optional<String> extra =
        isNamed
            ? Optional.of(question.get(1))
            : question.stream().filter(word -> word.matches(".*\\.ya?ml")).findFirst();
    extra.ifPresent(
        word -> {
          throw new CommandFailure(
              ExitCode.WRONG_OPTIONS,
              "contend: '"
                  + word
                  + "' is neither part of a template's name nor of a question\n    "
                  + (word.matches(".*\\.ya?ml")
                      ? "write --out before the file's name: --out " + word
                      : "leave it out: contend init " + question.get(0)));
        });
  }

  private static String list(Map<String, String> questions) {
    StringBuilder text = new StringBuilder();
    questions.forEach(
        (name, asked) -> text.append(String.format(Locale.ROOT, "  %-22s %s%n", name, asked)));
    return text.append("\n'contend init NAME' writes one of these.\n").toString();
  }

  /** The template of this name, or the one whose question has most of the words. */
  private static String chosen(String asked, Map<String, String> questions) {
    if (questions.containsKey(asked)) {
      return asked;
    }
    long most = 0;
    List<String> best = List.of();
    for (Map.Entry<String, String> each : questions.entrySet()) {
      List<String> there = words(each.getKey() + " " + each.getValue());
      long common = words(asked).stream().filter(there::contains).count();
      if (common > most) {
        most = common;
        best = List.of(each.getKey());
      } else if (common == most && most > 0) {
        best = List.of(best.get(0), each.getKey());
      }
    }
    if (best.size() != 1) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: "
              + (best.isEmpty() ? "no template asks '" : "more than one template asks '")
              + asked
              + "'; there are\n"
              + list(questions).stripTrailing());
    }
    return best.get(0);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z]+"))
        .filter(word -> !word.isEmpty() && !COMMON.contains(word))
        .distinct()
        .toList();
  }

  private static void write(Path file, SourceText template) {
    String text = FileKeys.SCENARIO.schemaLine() + "\n" + template.text();
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException exception) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: " + file + " exists; name another file with --out, or remove it");
    } catch (IOException exception) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: cannot write " + file + " (" + WrittenFolder.reason(exception) + ")");
    }
  }
}
