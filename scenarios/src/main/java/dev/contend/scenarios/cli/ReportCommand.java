package dev.contend.scenarios.cli;

import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.Figure;
import dev.contend.reports.chart.UndrawableException;
import dev.contend.reports.page.ReportPage;
import dev.contend.reports.table.EstimateTable;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.SummaryTables;
import dev.contend.reports.table.Tables;
import dev.contend.reports.table.WholeFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the report page of a folder of results. */
@Command(
    name = "report",
    header = "Write a page with the verdict, interactive charts and tables of a folder of results.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "One HTML file that contains all it needs and asks no network: verdict first, charts, tables",
      "that sort, the scenario, where the results come from and how to make them again.",
      "",
      "Examples:",
      "  contend report contend-out/prime-sieve",
      "  contend report contend-out/web-service --slo '50 ms' --to service.html"
    })
final class ReportCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(paramLabel = "OUT", description = "The folder that a run has written.")
  private Path out = Path.of("");

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "The file; it is replaced. Default: OUT/report.html.")
  private @Nullable Path to;

  @Mixin private LimitOptions limits = new LimitOptions();

  @Override
  public Integer call() {
    ResultsFolder folder = new ResultsFolder(out);
    ChartInput input = folder.input().within(limits.limits(folder.memoryLimit()));
    Path file = Objects.requireNonNullElse(to, out.resolve("report.html"));
    String page = ReportPage.html(content(folder, input));
    try {
      WholeFile.write(file, page.getBytes(StandardCharsets.UTF_8));
    } catch (UncheckedIOException exception) {
      throw WrittenFolder.unwritable(file, exception);
    }
    spec.commandLine().getOut().println(file);
    return ExitCode.DONE.code();
  }

  private static ReportPage.Content content(ResultsFolder folder, ChartInput input) {
    Map<String, String> manifest = folder.manifest();
    SummaryText summary = SummaryText.of(folder.text("summary.md"));
    return new ReportPage.Content(
        manifest.getOrDefault("experiment", String.valueOf(folder.path().getFileName())),
        summary.question(),
        summary.verdict(),
        figures(input),
        tables(input),
        folder.text("scenario.resolved.yaml"),
        manifest,
        commands(folder, manifest));
  }

  /** What the results can fill; figures made for many runs at once are left out. */
  private static Map<String, Figure> figures(ChartInput input) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (Charts chart : Charts.values()) {
      if (chart != Charts.PARITY_BY_VERDICT) {
        try {
          String help = chart.help();
          figures.put(
              help.substring(0, 1).toUpperCase(Locale.ROOT) + help.substring(1),
              chart.figure(input));
        } catch (UndrawableException lacking) {
          // A page shows what there is; 'contend chart' says what is missing.
        }
      }
    }
    return figures;
  }

  private static Map<String, ResultTable> tables(ChartInput input) {
    Map<String, ResultTable> tables = new LinkedHashMap<>();
    input
        .find(Tables.RESULTS)
        .ifPresent(
            results -> {
              for (String metric : TableCommand.usual(results)) {
                List<SummaryTables.Captioned> parts = SummaryTables.of(results, List.of(metric));
                for (SummaryTables.Captioned part : parts) {
                  String unit = EstimateTable.of(results, metric).unit();
                  tables.put(
                      metric
                          + " ("
                          + unit
                          + ")"
                          + (part.machine().isEmpty() ? "" : " on " + part.machine()),
                      part.table());
                }
              }
            });
    input
        .find(Tables.REFERENCE)
        .ifPresent(table -> tables.put("Published figures beside simulated ones", table));
    input
        .find(Tables.CONTENDED)
        .ifPresent(table -> tables.put("What workers waited for, by name", table));
    input.find(Tables.CAUSES).ifPresent(table -> tables.put("Where the time went", table));
    input.find(Tables.RESULTS).ifPresent(table -> tables.put("All metrics", table));
    return tables;
  }

  private static List<String> commands(ResultsFolder folder, Map<String, String> manifest) {
    List<String> commands = new ArrayList<>();
    commands.add(
        "# contend "
            + manifest.getOrDefault("version", "of the same version")
            + ", commit "
            + manifest.getOrDefault("commit", "unknown"));
    commands.add("contend run " + folder.path().resolve("scenario.resolved.yaml") + " --out again");
    commands.add("contend report again");
    return commands;
  }
}
