package dev.contend.scenarios.cli;

import dev.contend.reports.table.TableFormats;
import dev.contend.scenarios.experiment.ExperimentResult;
import dev.contend.scenarios.experiment.Experiments;
import dev.contend.scenarios.experiment.ResultTables;
import dev.contend.scenarios.fitting.Fit;
import dev.contend.scenarios.fitting.FitReader;
import dev.contend.scenarios.fitting.LeaveOneOut;
import dev.contend.scenarios.reference.Verification;
import dev.contend.scenarios.reference.VerificationReport;
import dev.contend.scenarios.reference.VerifiedTable;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.Problems;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds published tables against the experiments that name them. */
@Command(
    name = "verify",
    header = "Hold published tables against simulated ones; say what is within its bound.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "",
      "Runs every experiment of the library that names one of the tables, with its own",
      "replications. Tables go to standard output, progress to standard error. Ends with exit",
      "code 4 if a bound is missed for no known reason.",
      "",
      "Examples:",
      "  contend verify                                      all tables, in a few minutes",
      "  contend verify prime-scaling contended-add-x86      these",
      "  contend verify --out verified                       the same as CSV, Markdown and chart",
      "  contend verify --scenario my.yaml                   the tables that my.yaml names",
      "  contend list references                             what tables there are"
    })
final class VerifyCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(
      paramLabel = "TABLE",
      arity = "0..*",
      completionCandidates = Candidates.References.class,
      description = "A reference's name. Default: all.")
  private List<String> tables = List.of();

  @Option(
      names = "--scenario",
      paramLabel = "SCENARIO",
      description =
          "A scenario file, or an experiment's name, to run in place of the library's experiments;"
              + " may be repeated. The tables are then those that it names.")
  private List<String> scenarios = List.of();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Write verify.csv, verify.md and the chart there.")
  private @Nullable Path out;

  @Option(
      names = "--docs",
      paramLabel = "FOLDER",
      description =
          "Bring the tables of validation-tables.md in this folder up to date; with all tables"
              + " also its summary and its picture.")
  private @Nullable Path docs;

  @Option(
      names = "--leave-one-out",
      description =
          "Also simulate each table with the numbers that it set as they are without it: fitted to"
              + " other tables, known from elsewhere, or as if they were not stated. Always done"
              + " for --docs.")
  private boolean leaveOneOut;

  @Option(names = "--json", description = "Print one JSON object in place of tables.")
  private boolean json;

  @Mixin private JobsOption jobs = new JobsOption();

  @Override
  public Integer call() throws InterruptedException {
    int parallel = jobs.count();
    boolean ofLibrary = scenarios.isEmpty();
    if (docs != null && !ofLibrary) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: --docs and --scenario together\n    the documents hold the library's tables;"
              + " write others with --out");
    }
    if (leaveOneOut && !ofLibrary) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: --leave-one-out and --scenario together\n    what tables set is known of the"
              + " library's experiments; leave one of the two out");
    }
    TableChoice choice =
        ofLibrary
            ? new TableChoice(VerifiedScenario.ofLibrary(), tables, Library.REFERENCES.names())
            : new TableChoice(VerifiedScenario.of(scenarios), tables, List.of());
    Optional<VerifyFolder> folder = Optional.ofNullable(out).map(VerifyFolder::new);
    folder.ifPresent(VerifyFolder::prepare);
    Optional<VerifyDocuments> documents = Optional.ofNullable(docs).map(VerifyDocuments::new);
    documents.ifPresent(VerifyDocuments::prepare);

    Flaws flaws = new Flaws(new ArrayList<>(), new ArrayList<>());
    Verification verification = verify(choice, parallel, flaws);
    if (leaveOneOut || docs != null) {
      leaveOut(verification, parallel);
    }
    print(verification);
    folder.ifPresent(each -> each.write(verification));
    documents.ifPresent(each -> each.write(verification, tables.isEmpty()));
    complain(verification, flaws);
    return exitCode(verification, flaws).code();
  }

  /**
   * What is wrong with simulations.
   *
   * @param unfinished what is to be said of the points whose program does not end
   * @param imprecise the scenarios whose means are not as precise as they ask for
   */
  private record Flaws(List<String> unfinished, List<String> imprecise) {}

  private Verification verify(TableChoice choice, int parallel, Flaws flaws)
      throws InterruptedException {
    List<VerifiedScenario> running = choice.scenarios();
    List<ExperimentResult> results =
        new Simulations(spec.commandLine().getErr())
            .run(
                progress ->
                    new Experiments(parallel, progress)
                        .run(running.stream().map(VerifiedScenario::spec).toList()));
    Verification verification = new Verification(choice.tables());
    for (int i = 0; i < running.size(); i++) {
      VerifiedScenario scenario = running.get(i);
      ExperimentResult result = results.get(i);
      verification.hold(
          scenario.name(), scenario.spec(), scenario.tables(), new ResultTables(result).results());
      result
          .unfinished()
          .forEach(point -> flaws.unfinished().add(scenario.name() + ": " + point.message()));
      if (!result.precise()) {
        flaws.imprecise().add(scenario.name());
      }
    }
    return verification;
  }

  /** Has each table that set something simulated without it. */
  private void leaveOut(Verification verification, int parallel) throws InterruptedException {
    Map<VerifiedTable, Fit> fits = new LinkedHashMap<>();
    Problems problems = new Problems();
    FitReader reader = new FitReader(problems);
    for (VerifiedTable table : verification.tables()) {
      reader.ofTable(table.reference().name()).ifPresent(fit -> fits.put(table, fit));
    }
    if (!problems.isEmpty()) {
      throw new CommandFailure(ExitCode.WRONG_FILE, problems.rendered().stripTrailing());
    }
    new Simulations(spec.commandLine().getErr())
        .run(
            progress -> {
              LeaveOneOut leaving = new LeaveOneOut(new LibrarySimulation(progress, parallel));
              for (Map.Entry<VerifiedTable, Fit> each : fits.entrySet()) {
                each.getKey().leaveOut(leaving.of(each.getValue()));
              }
              return fits;
            });
  }

  private static ExitCode exitCode(Verification verification, Flaws flaws) {
    if (!flaws.unfinished().isEmpty()) {
      return ExitCode.SIMULATED_FAILURE;
    }
    if (verification.missed()) {
      return ExitCode.TARGET_MISSED;
    }
    return flaws.imprecise().isEmpty() ? ExitCode.DONE : ExitCode.PRECISION_NOT_REACHED;
  }

  private void print(Verification verification) {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.print(
        json
            ? new VerifyJson(verification).text()
            : new VerifyPages(verification).whole(TableFormats.PLAIN_TEXT));
    stdout.flush();
  }

  private void complain(Verification verification, Flaws flaws) {
    PrintWriter err = spec.commandLine().getErr();
    VerificationReport report = new VerificationReport(verification);
    flaws.unfinished().forEach(point -> err.println("contend: " + point));
    report.gaps().forEach(gap -> err.println("contend: " + gap));
    report.warnings().forEach(warning -> err.println("contend: warning: " + warning));
    report.complaints().forEach(err::println);
    for (String scenario : flaws.imprecise()) {
      err.println(
          "contend: precision not reached by "
              + scenario
              + "\n    'contend run "
              + scenario
              + "' says at which points");
    }
    Optional.ofNullable(out).ifPresent(each -> err.println("contend: results are in " + each));
  }
}
