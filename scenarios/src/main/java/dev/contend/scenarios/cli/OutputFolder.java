package dev.contend.scenarios.cli;

import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.Figure;
import dev.contend.reports.chart.UndrawableException;
import dev.contend.reports.render.FigureFormats;
import dev.contend.reports.render.FigureStyle;
import dev.contend.reports.render.FigureWriter;
import dev.contend.reports.table.MadeTable;
import dev.contend.reports.table.Tables;
import dev.contend.reports.table.WholeFile;
import dev.contend.scenarios.experiment.ResultTables;
import dev.contend.scenarios.experiment.Summary;
import dev.contend.scenarios.reference.Comparison;
import dev.contend.scenarios.reference.ComparisonReport;
import dev.contend.scenarios.schema.JsonSchema;
import dev.contend.scenarios.spec.RunLimits;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.store.ResultStore;
import dev.contend.scenarios.yaml.FileKeys;
import dev.contend.scenarios.yaml.ScenarioReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folder that a run writes: prepared before the run, so that nothing is lost after it. */
final class OutputFolder {
  static final String MANIFEST = "manifest.json";
  static final String RESOLVED = "scenario.resolved.yaml";

  /** The folder in which a scenario finds its copies of recorded arrivals. */
  static final String TRACES = ScenarioReader.TRACES;

  private static final String FIGURES = "figures";
  private static final String RUNS = "runs";

  private final Path folder;
  private final WrittenFolder place;
  private final String resolved;
  private final Map<String, byte[]> named;
  private final boolean force;

  /**
   * @param resolved the scenario about to run
   * @param named files that the scenario names, by their paths from the folder
   * @param force whether other results may be replaced
   */
  OutputFolder(Path folder, String resolved, Map<String, byte[]> named, boolean force) {
    this.folder = folder;
    place = new WrittenFolder(folder);
    this.resolved = resolved;
    this.named = named;
    this.force = force;
  }

  /**
   * Makes the folder and makes sure that it can be written.
   *
   * @throws CommandFailure if it cannot, or holds files of somebody else
   */
  void prepare() {
    try {
      place.make();
      boolean hasRuns = Files.exists(runs().resolve(ResultStore.FIRST_FILE));
      if (!force && !hasRuns && holdsOther()) {
        throw refused();
      }
    } catch (IOException exception) {
      throw unwritable(exception);
    }
  }

  /**
   * Makes way for new results.
   *
   * @param related whether any run of this scenario is kept in the folder
   * @throws CommandFailure if there are results that have nothing to do with this scenario
   */
  void makeWay(boolean related) {
    try {
      if (!force && !related && Files.exists(folder.resolve(RESOLVED)) && holdsOther()) {
        throw refused();
      }
      Files.deleteIfExists(folder.resolve(MANIFEST));
    } catch (IOException exception) {
      throw unwritable(exception);
    }
  }

  private CommandFailure refused() {
    return place.refused(content(), WrittenFolder.ELSEWHERE_OR_FORCE);
  }

  /** What to say if the folder cannot be written. */
  CommandFailure unwritable(Exception exception) {
    return place.unwritable(exception);
  }

  /** Whether it has results of an earlier run. */
  boolean hasResults() {
    return Files.exists(folder.resolve(RESOLVED));
  }

  /**
   * Writes what is run, before anything else: whoever finds the folder knows what it is of.
   *
   * @param limits of the runs, which the scenario need not say
   */
  void writeResolved(RunLimits limits) {
    try {
      deleteOtherTraces();
      WholeFile.write(folder.resolve(StatedLimits.FILE), StatedLimits.json(limits));
      WholeFile.write(folder.resolve(RESOLVED), bytes(resolved));
      place.write(named);
    } catch (IOException | UncheckedIOException exception) {
      throw unwritable(exception);
    }
  }

  /** Removes the copies of recorded arrivals that replaced results name, and these do not. */
  private void deleteOtherTraces() throws IOException {
    if (hasResults() && Files.isDirectory(folder.resolve(TRACES))) {
      for (String trace : ResultsFolder.traces(Files.readString(folder.resolve(RESOLVED)))) {
        if (!named.containsKey(trace)) {
          Files.deleteIfExists(folder.resolve(trace));
        }
      }
    }
  }

  /** Where runs are kept. */
  Path runs() {
    return runs(folder);
  }

  /** Where an output folder keeps its runs. */
  static Path runs(Path folder) {
    return folder.resolve(RUNS);
  }

  private String content() {
    return Files.exists(folder.resolve(RESOLVED))
        ? " holds results of another scenario, or of an earlier version of this one"
        : WrittenFolder.OTHER_FILES;
  }

  private boolean holdsOther() throws IOException {
    if (hasResults()) {
      return !isOfThis();
    }
    // Another command may have begun and ended since.
    return holdsForeign() && !(hasResults() && isOfThis());
  }

  private boolean isOfThis() throws IOException {
    return Files.readString(folder.resolve(RESOLVED)).equals(resolved);
  }

  /** Whether there is anything but what another command leaves that begins at the same time. */
  private boolean holdsForeign() {
    return place.holds(file -> !isOfABeginning(file));
  }

  private boolean isOfABeginning(Path file) {
    String name = String.valueOf(file.getFileName());
    return WrittenFolder.isProbe(name)
        || name.equals(StatedLimits.FILE)
        || WholeFile.isTemporary(name)
        || (name.equals(RUNS) && ResultStore.isStore(file));
  }

  /**
   * Writes everything, the manifest last: a folder with a manifest is whole.
   *
   * @param written the tables, in the form of their files
   * @return for each chart that these results cannot fill, the reason
   */
  List<String> write(
      ResultTables tables,
      WrittenTables written,
      Summary summary,
      Comparison comparison,
      Manifest manifest) {
    try {
      ScenarioSpec scenario = tables.scenario();
      Map<String, byte[]> contents = new LinkedHashMap<>();
      contents.put(FileKeys.SCENARIO.schemaFile(), bytes(JsonSchema.text(FileKeys.SCENARIO)));
      written.files().forEach((kind, csv) -> contents.put(kind.fileName(), csv));
      contents.put("summary.md", bytes(markdown(summary, comparison)));
      deleteOtherTraces();
      Map<String, byte[]> files = writeScenarioAnd(contents);
      if (!written.isTraced()) {
        Files.deleteIfExists(folder.resolve(RunTrace.FILE));
      }
      List<String> undrawn = new ArrayList<>();
      files.putAll(figures(scenario, written.tables(), undrawn));
      writeManifest(manifest, files);
      Files.deleteIfExists(folder.resolve(StatedLimits.FILE));
      return undrawn;
    } catch (IOException | UncheckedIOException exception) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: cannot write the results to "
              + folder
              + " ("
              + WrittenFolder.reason(exception)
              + ")\n    make room or choose another folder with --out; nothing else was lost");
    }
  }

  /**
   * Writes what was run and other files by their names, and removes the tables of replaced results
   * that are not among them; yields all that is written.
   */
  Map<String, byte[]> writeScenarioAnd(Map<String, byte[]> others) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(RESOLVED, bytes(resolved));
    files.putAll(named);
    files.putAll(others);
    place.write(files);
    for (Tables table : Tables.values()) {
      if (!files.containsKey(table.fileName())) {
        Files.deleteIfExists(folder.resolve(table.fileName()));
      }
    }
    return files;
  }

  /** Writes the manifest, after all that it describes. */
  void writeManifest(Manifest manifest, Map<String, byte[]> files) {
    WholeFile.write(folder.resolve(MANIFEST), manifest.json(files));
  }

  private static String markdown(Summary summary, Comparison comparison) {
    return summary.markdown()
        + (comparison.isAsked() ? new ComparisonReport(comparison).markdown() : "");
  }

  /** Draws the scenario's charts, and removes those of replaced results; yields what it drew. */
  private Map<String, byte[]> figures(
      ScenarioSpec scenario, Map<Tables, MadeTable> written, List<String> undrawn)
      throws IOException {
    ChartInput input = scenario.charts().isEmpty() ? ChartInput.empty() : input(scenario, written);
    List<Figure> figures = new ArrayList<>();
    for (String chart : scenario.charts()) {
      try {
        figures.add(Charts.byName(chart).figure(input));
      } catch (UndrawableException exception) {
        undrawn.add(UndrawnChart.message(Charts.byName(chart), exception));
      }
    }
    Map<String, byte[]> drawn = drawn(figures);
    place.write(drawn);
    for (Charts chart : Charts.values()) {
      for (FigureFormats format : FigureFormats.values()) {
        String name = FIGURES + "/" + chart.yamlName() + "." + format.extension();
        if (!drawn.containsKey(name)) {
          Files.deleteIfExists(folder.resolve(name));
        }
      }
    }
    return drawn;
  }

  /** Draws a chart and writes it; yields the figure's files. */
  Map<String, byte[]> draw(Charts chart, ChartInput input) {
    Map<String, byte[]> drawn = drawn(List.of(chart.figure(input)));
    place.write(drawn);
    return drawn;
  }

  /** Figures in every format, by their paths from the folder. */
  private static Map<String, byte[]> drawn(List<Figure> figures) {
    Map<String, byte[]> drawn = new LinkedHashMap<>();
    if (!figures.isEmpty()) {
      FigureWriter writer = new FigureWriter(FigureStyle.ACM);
      for (Figure figure : figures) {
        writer.files(figure).forEach((name, file) -> drawn.put(FIGURES + "/" + name, file));
      }
    }
    return drawn;
  }

  private static ChartInput input(ScenarioSpec scenario, Map<Tables, MadeTable> written) {
    ChartInput input = ChartInput.empty().exact(!scenario.points().get(0).varies());
    for (Map.Entry<Tables, MadeTable> table : written.entrySet()) {
      input = input.with(table.getKey(), table.getValue().table());
    }
    return input.withRuntimeOrder(RuntimeColours.of(scenario));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
