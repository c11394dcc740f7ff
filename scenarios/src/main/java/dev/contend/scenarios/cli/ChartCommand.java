package dev.contend.scenarios.cli;

import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.Figure;
import dev.contend.reports.chart.UndrawableException;
import dev.contend.reports.render.FigureFormats;
import dev.contend.reports.render.FigureStyle;
import dev.contend.reports.render.FigureWriter;
import dev.contend.scenarios.yaml.Suggestions;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws a chart from a folder of results. */
@Command(
    name = "chart",
    header = "Draw a chart from a folder of results, without running anything.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "The files' names go to standard output. 'contend list charts' names the charts; 'all' draws"
          + " those that the results can fill.",
      "",
      "Examples:",
      "  contend chart speedup contend-out/prime-sieve",
      "  contend chart speedup-stack results --style ieee --columns 2 --format pdf",
      "  contend chart load contend-out/web-service --slo '50 ms'",
      "  contend chart all results --style dark --to slides"
    })
final class ChartCommand implements Callable<Integer> {
  private static final String ALL = "all";

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(index = "0", paramLabel = "NAME", description = "A chart's name, or 'all'.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "OUT", description = "The folder that a run has written.")
  private Path out = Path.of("");

  @Mixin private StyleOption style = new StyleOption();

  @Option(
      names = "--columns",
      paramLabel = "N",
      description =
          "Width in columns of the paper, 1 or 2. Default: as many as the chart needs to be"
              + " legible.")
  private @Nullable Integer columns;

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      description = "svg, pdf, png, or several, as in svg,pdf. Default: all three.")
  private List<FigureFormats> formats = List.of(FigureFormats.values());

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description =
          "Where the files go. Default: OUT/figures; with --style or --columns OUT/figures/STYLE.")
  private @Nullable Path to;

  @Mixin private RuntimesOption runtimes = new RuntimesOption();

  @Mixin private LimitOptions limits = new LimitOptions();

  @Override
  public Integer call() {
    if (columns != null && columns != 1 && columns != 2) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: --columns " + columns + ": a paper has 1 or 2; write --columns 2");
    }
    FigureWriter writer = new FigureWriter(style.style());
    ResultsFolder results = new ResultsFolder(out);
    ChartInput input =
        runtimes.chosen(results.input().within(limits.limits(results.memoryLimit())));
    return name.equals(ALL) ? drawAll(input, writer) : draw(chart(), input, writer);
  }

  private int draw(Charts chart, ChartInput input, FigureWriter writer) {
    try {
      write(chart.figure(input), writer);
      return ExitCode.DONE.code();
    } catch (UndrawableException exception) {
      throw new CommandFailure(ExitCode.WRONG_FILE, UndrawnChart.message(chart, exception));
    }
  }

  private int drawAll(ChartInput input, FigureWriter writer) {
    PrintWriter err = spec.commandLine().getErr();
    int drawn = 0;
    for (Charts chart : Charts.values()) {
      try {
        write(chart.figure(input), writer);
        drawn++;
      } catch (UndrawableException exception) {
        err.println("contend: not drawn: " + exception.getMessage());
      }
    }
    err.println("contend: drew " + drawn + " of " + Charts.values().length + " charts");
    return drawn > 0 ? ExitCode.DONE.code() : ExitCode.WRONG_FILE.code();
  }

  private void write(Figure figure, FigureWriter writer) {
    int width = columns == null ? figure.paperColumns() : columns;
    try {
      writer
          .write(figure, width, folder(), formats)
          .forEach(file -> spec.commandLine().getOut().println(file));
    } catch (UncheckedIOException exception) {
      throw WrittenFolder.unwritable(folder(), exception);
    }
  }

  private Path folder() {
    Path figures = out.resolve("figures");
    boolean plain = columns == null && style.style() == FigureStyle.ACM;
    return Objects.requireNonNullElse(to, plain ? figures : figures.resolve(style.style().label()));
  }

  private Charts chart() {
    List<String> known = Charts.names();
    if (!known.contains(name)) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: no chart '" + name + "'\n    " + Suggestions.advice(name, known));
    }
    return Charts.byName(name);
  }
}
