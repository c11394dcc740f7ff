package dev.contend.scenarios.cli;

import dev.contend.reports.render.FigureStyle;
import dev.contend.scenarios.yaml.Suggestions;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option that says what figures are for. */
final class StyleOption {
  @Option(
      names = "--style",
      paramLabel = "STYLE",
      description = "What figures are for: acm (default), ieee, usenix, slides or dark.")
  private String name = FigureStyle.ACM.label();

  /** The style, which is known. */
  FigureStyle style() {
    List<String> known = Stream.of(FigureStyle.values()).map(FigureStyle::label).toList();
    if (!known.contains(name)) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: no style '" + name + "'\n    " + Suggestions.advice(name, known));
    }
    return FigureStyle.byLabel(name);
  }

  /** The option as it is written on a command line, behind a space; empty for the default. */
  String given() {
    return name.equals(FigureStyle.ACM.label()) ? "" : " --style " + name;
  }
}
