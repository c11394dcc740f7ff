package dev.contend.scenarios.cli;

import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.Figure;
import dev.contend.reports.chart.UndrawableException;
import dev.contend.reports.paper.PaperKit;
import dev.contend.reports.render.FigureFormats;
import dev.contend.reports.render.FigureStyle;
import dev.contend.reports.render.FigureWriter;
import dev.contend.reports.table.EstimateTable;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import dev.contend.reports.table.WholeFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gathers what a paper needs of a folder of results. */
@Command(
    name = "paper",
    header = "Gather figures, tables, captions and an artifact for a paper from results.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "DIR gets figures, tables, macros, captions with sample sizes, a paragraph on methods,",
      "references.bib, main.tex that shows everything, and artifact/ with results, commands and",
      "checksums.",
      "",
      "Examples:",
      "  contend paper contend-out/prime-sieve paper",
      "  contend paper results kit --style ieee --force"
    })
final class PaperCommand implements Callable<Integer> {
  private static final String SCENARIO = "scenario.resolved.yaml";

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(index = "0", paramLabel = "OUT", description = "The folder that a run has written.")
  private Path out = Path.of("");

  @Parameters(index = "1", paramLabel = "DIR", description = "Where the kit goes.")
  private Path to = Path.of("");

  @Mixin private StyleOption style = new StyleOption();

  @Option(names = "--force", description = "Write there even if there are other files.")
  private boolean force;

  @Mixin private LimitOptions limits = new LimitOptions();
  @Mixin private RuntimesOption runtimes = new RuntimesOption();

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  @Override
  public Integer call() {
    ResultsFolder folder = new ResultsFolder(out);
    ChartInput input = runtimes.chosen(folder.input().within(limits.limits(folder.memoryLimit())));
    ResultTable results = input.find(Tables.RESULTS).orElseThrow();
    requireEmpty();
    if (results.rows().isEmpty()) {
      throw new CommandFailure(
          ExitCode.WRONG_FILE,
          "contend: results.csv in " + out + " has no rows; there is nothing to publish");
    }
    List<Charts> wide = new ArrayList<>();
    List<Charts> charts = figures(input, style.style(), wide);
    List<String> metrics = TableCommand.usual(results);
    for (String metric : metrics) {
      for (TableKind kind : List.of(TableKind.LATEX, TableKind.PGFPLOTS)) {
        add(
            "tables/" + kind.fileName(metric, EstimateTable.MEAN),
            kind.text(results, metric, EstimateTable.MEAN));
      }
    }
    add("tables/macros.tex", TableCommand.macros(folder, input, results, metrics));
    Map<String, String> manifest = folder.manifest();
    PaperKit kit = new PaperKit(results, manifest, folder.isExact());
    add("captions.tex", kit.captions(charts));
    add("methods.tex", kit.methods());
    add("references.bib", kit.references());
    add("main.tex", kit.document(charts, metrics, wide));
    PaperKit.Options given =
        new PaperKit.Options(style.given() + runtimes.given() + limits.given(), runtimes.given());
    artifact(folder, kit.artifact(charts, metrics, seconds(manifest), given));
    write();
    return ExitCode.DONE.code();
  }

  private void requireEmpty() {
    WrittenFolder kit = new WrittenFolder(to);
    if (!force && Files.isDirectory(to) && kit.holdsFiles()) {
      throw kit.refused(
          WrittenFolder.OTHER_FILES,
          "choose another folder, or write there all the same with --force");
    }
  }

  /** Draws what the results can fill. */
  private List<Charts> figures(ChartInput input, FigureStyle style, List<Charts> wide) {
    FigureWriter writer = new FigureWriter(style);
    List<Charts> drawn = new ArrayList<>();
    for (Charts chart : Charts.values()) {
      try {
        if (chart == Charts.PARITY_BY_VERDICT) {
          continue; // made for the figures of many runs at once
        }
        Figure figure = chart.figure(input);
        for (FigureFormats format : List.of(FigureFormats.PDF, FigureFormats.SVG)) {
          files.put(
              "figures/" + chart.yamlName() + "." + format.extension(),
              writer.encode(figure, figure.paperColumns(), format));
        }
        drawn.add(chart);
        if (figure.paperColumns() == 2) {
          wide.add(chart);
        }
      } catch (UndrawableException lacking) {
        spec.commandLine().getErr().println("contend: not drawn: " + lacking.getMessage());
      }
    }
    return drawn;
  }

  private void artifact(ResultsFolder folder, String readme) {
    add("artifact/README.md", readme);
    String scenario = folder.text(SCENARIO);
    if (!scenario.isEmpty()) {
      add("artifact/" + SCENARIO, scenario);
      folder.traces().forEach((name, trace) -> files.put("artifact/" + name, trace));
    }
    for (Tables table : Tables.values()) {
      String text = folder.text(table.fileName());
      if (!text.isEmpty()) {
        add("artifact/results/" + table.fileName(), text);
      }
    }
    StringBuilder sums = new StringBuilder();
    files.forEach(
        (name, content) -> {
          if (name.startsWith("artifact/")) {
            sums.append(Manifest.sha256(content)).append("  ");
            sums.append(name.substring("artifact/".length())).append('\n');
          }
        });
    add("artifact/SHA256SUMS", sums.toString());
  }

  private static long seconds(Map<String, String> manifest) {
    try {
      return Duration.between(
              Instant.parse(manifest.getOrDefault("start", "")),
              Instant.parse(manifest.getOrDefault("end", "")))
          .toSeconds();
    } catch (DateTimeParseException unknown) {
      return 0;
    }
  }

  private void add(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write() {
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        WholeFile.write(to.resolve(file.getKey()), file.getValue());
        spec.commandLine().getOut().println(to.resolve(file.getKey()));
      }
    } catch (UncheckedIOException exception) {
      throw WrittenFolder.unwritable(to, exception);
    }
  }
}
