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
      names = "--as-fitted",
      description =
          "Leave out what takes a third of the time: simulating each table with the numbers that it"
              + " set as they are without it (fitted to other tables, known from elsewhere, or as"
              + " if they were not stated).")
  private boolean asFitted;

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
    if (docs != null && asFitted) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: --docs and --as-fitted together\n    the documents have the errors of both;"
              + " leave --as-fitted out");
    }
    if (asFitted && !ofLibrary) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: --as-fitted and --scenario together\n    only tables of the library are"
              + " simulated without what they set; leave --as-fitted out");
    }
    List<VerifiedScenario> library = ofLibrary ? VerifiedScenario.ofLibrary() : List.of();
    TableChoice choice =
        ofLibrary
            ? new TableChoice(library, tables, Library.REFERENCES.names())
            : new TableChoice(VerifiedScenario.of(scenarios), tables, List.of());
    Optional<VerifyFolder> folder = Optional.ofNullable(out).map(VerifyFolder::new);
    folder.ifPresent(VerifyFolder::prepare);
    Optional<VerifyDocuments> documents = Optional.ofNullable(docs).map(VerifyDocuments::new);
    documents.ifPresent(VerifyDocuments::prepare);

    VerifyFlaws flaws = new VerifyFlaws();
    Verification verification = verify(choice, parallel, flaws);
    if (ofLibrary && !asFitted) {
      leaveOut(verification, library, parallel, flaws);
    }
    print(verification);
    folder.ifPresent(each -> each.write(verification));
    documents.ifPresent(each -> each.write(verification, tables.isEmpty()));
    complain(verification, flaws);
    return flaws.exitCode(verification).code();
  }

  private Verification verify(TableChoice choice, int parallel, VerifyFlaws flaws)
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
      flaws.addUnfinished(scenario.name(), result);
      flaws.addImprecise(scenario.name(), result);
    }
    return verification;
  }

  /** Has each table that set something simulated without it. */
  private void leaveOut(
      Verification verification, List<VerifiedScenario> library, int parallel, VerifyFlaws flaws)
      throws InterruptedException {
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
        .part("tables without what they set")
        .run(
            progress -> {
              for (Map.Entry<VerifiedTable, Fit> each : fits.entrySet()) {
                Fit fit = each.getValue();
                LibrarySimulation simulation =
                    new LibrarySimulation(library, progress, parallel, flaws.without(fit.table()));
                each.getKey().leaveOut(new LeaveOneOut(simulation).of(fit));
              }
              return fits;
            });
  }

  private void print(Verification verification) {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.print(
        json
            ? new VerifyJson(verification).text()
            : new VerifyPages(verification).whole(TableFormats.PLAIN_TEXT));
    stdout.flush();
  }

  private void complain(Verification verification, VerifyFlaws flaws) {
    PrintWriter err = spec.commandLine().getErr();
    VerificationReport report = new VerificationReport(verification);
    flaws.tellUnfinished(err);
    report.gaps().forEach(gap -> err.println("contend: " + gap));
    report.warnings().forEach(warning -> err.println("contend: warning: " + warning));
    report.complaints().forEach(err::println);
    flaws.tellImprecise(err);
    Optional.ofNullable(out).ifPresent(each -> err.println("contend: results are in " + each));
  }
}
