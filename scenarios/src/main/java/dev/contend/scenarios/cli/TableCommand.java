package dev.contend.scenarios.cli;

import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.finding.Crossings;
import dev.contend.reports.finding.Headline;
import dev.contend.reports.paper.Macros;
import dev.contend.reports.table.EstimateTable;
import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.Quantiles;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import dev.contend.reports.table.WholeFile;
import dev.contend.scenarios.yaml.Suggestions;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes tables for papers and programs from a folder of results. */
@Command(
    name = "table",
    header = "Write tables from a folder of results: LaTeX, Markdown, CSV, JSON, pgfplots, macros.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "A file for each metric and format, and macros.tex with numbers for a paper's prose, as in",
      "\\crossoverWorkers. LaTeX tables need booktabs and siunitx. The files' names go to standard",
      "output.",
      "",
      "Examples:",
      "  contend table contend-out/prime-sieve --format latex",
      "  contend table results --metric peak-memory,time --to paper/tables",
      "  contend table results --metric time --quantile 50,90"
    })
final class TableCommand implements Callable<Integer> {
  private static final double MOST_PERCENT = 100;
  private static final List<String> USUAL = List.of("speedup", "efficiency");

  /** What of the manifest a paper may say. */
  private static final List<String> PROVENANCE =
      List.of("experiment", "version", "seed", "replications");

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(paramLabel = "OUT", description = "The folder that a run has written.")
  private Path out = Path.of("");

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      description = "Some of: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<TableKind> formats = List.of(TableKind.values());

  @Option(
      names = "--metric",
      split = ",",
      paramLabel = "NAME",
      description =
          "Which metrics. Default: what the workload is run for, and speedup and efficiency if"
              + " there are any.")
  private List<String> metrics = List.of();

  @Option(
      names = "--quantile",
      split = ",",
      paramLabel = "PERCENT",
      description =
          "Quantiles over the replications instead of means, with intervals that assume no"
              + " distribution: --quantile 50,90. The rarer one is, the more replications it takes:"
              + " 50 takes 6, 90 takes 36. macros.tex keeps the means.")
  private List<String> quantiles = List.of();

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "Where the files go. Default: OUT/tables.")
  private @Nullable Path to;

  @Mixin private RuntimesOption runtimes = new RuntimesOption();

  @Override
  public Integer call() {
    ResultsFolder folder = new ResultsFolder(out);
    ChartInput input = runtimes.chosen(folder.input());
    ResultTable results = input.find(Tables.RESULTS).orElseThrow();
    List<String> chosen = chosen(results);
    for (String metric : chosen) {
      if (quantiles.isEmpty()) {
        write(results, metric, EstimateTable.MEAN);
      }
      for (String percent : quantiles) {
        quantile(input, metric, percent);
      }
    }
    if (formats.contains(TableKind.LATEX)) {
      write("macros.tex", macros(folder, input, results, chosen));
    }
    return ExitCode.DONE.code();
  }

  private void write(ResultTable results, String metric, String statistic) {
    for (TableKind kind : formats) {
      write(kind.fileName(metric, statistic), kind.text(results, metric, statistic));
    }
  }

  private void quantile(ChartInput input, String metric, String written) {
    double percent = percent(written);
    ResultTable replications =
        input
            .find(Tables.REPLICATIONS)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.WRONG_OPTIONS,
                        "contend: --quantile takes replications.csv, and "
                            + out
                            + " has none\n    make it with 'contend run SCENARIO --out "
                            + out
                            + "'"));
    int fewest = Quantiles.fewest(percent);
    int there = Quantiles.replications(replications, metric);
    if (there < fewest) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: --quantile "
              + written
              + " takes "
              + fewest
              + " replications for its interval; '"
              + metric
              + "' has "
              + there
              + " at some point\n    write 'replications: "
              + fewest
              + "' in the scenario and run it again: what is there is used");
    }
    write(Quantiles.of(replications, metric, percent), metric, Quantiles.name(percent));
  }

  private static double percent(String written) {
    if (Numbers.isNumber(written)) {
      double percent = Double.parseDouble(written);
      if (percent > 0 && percent < MOST_PERCENT) {
        return percent;
      }
    }
    throw new CommandFailure(
        ExitCode.WRONG_OPTIONS,
        "contend: --quantile is '"
            + written
            + "'\n    write percents above 0 and below 100, as in --quantile 50,90");
  }

  private List<String> chosen(ResultTable results) {
    List<String> known = results.rows().stream().map(row -> row.text("metric")).distinct().toList();
    if (known.isEmpty()) {
      throw new CommandFailure(
          ExitCode.WRONG_FILE,
          "contend: results.csv in " + out + " has no rows; the run has no point that ended");
    }
    for (String metric : metrics) {
      if (!known.contains(metric)) {
        throw new CommandFailure(
            ExitCode.WRONG_OPTIONS,
            "contend: --metric: results.csv has no metric '"
                + metric
                + "'\n    "
                + Suggestions.advice(metric, known));
      }
    }
    return metrics.isEmpty() ? usual(results) : metrics;
  }

  /** Speedup and efficiency if there are any, and what the workload is run for. */
  static List<String> usual(ResultTable results) {
    if (results.rows().isEmpty()) {
      return List.of();
    }
    Set<String> usual = new LinkedHashSet<>(USUAL);
    usual.add(Headline.of(results).metric());
    usual.retainAll(results.rows().stream().map(row -> row.text("metric")).distinct().toList());
    return List.copyOf(usual);
  }

  /** Numbers for the prose. */
  static String macros(
      ResultsFolder folder, ChartInput input, ResultTable results, List<String> metrics) {
    Macros macros = new Macros();
    folder
        .manifest()
        .forEach(
            (name, text) -> {
              if (PROVENANCE.contains(name)) {
                macros.with(
                    "results" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                    text);
              }
            });
    metrics.forEach(metric -> macros.with(EstimateTable.of(results, metric)));
    input
        .find(Tables.REPLICATIONS)
        .filter(table -> !table.rows().isEmpty())
        .ifPresent(table -> macros.with(Crossings.of(table, Headline.of(table))));
    return macros.text();
  }

  private void write(String name, String text) {
    Path folder = Objects.requireNonNullElse(to, out.resolve("tables"));
    try {
      WholeFile.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    } catch (UncheckedIOException exception) {
      throw WrittenFolder.unwritable(folder, exception);
    }
    spec.commandLine().getOut().println(folder.resolve(name));
  }
}
