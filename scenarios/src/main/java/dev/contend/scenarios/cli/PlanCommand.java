package dev.contend.scenarios.cli;

import dev.contend.reports.chart.Charts;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableFormats;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.capacity.Answer;
import dev.contend.scenarios.capacity.AnswerText;
import dev.contend.scenarios.capacity.DeploymentForm;
import dev.contend.scenarios.capacity.PlanTables;
import dev.contend.scenarios.capacity.Rivals;
import dev.contend.scenarios.capacity.Rules;
import dev.contend.scenarios.capacity.Search;
import dev.contend.scenarios.capacity.SimulatedTrials;
import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.PointRuns;
import dev.contend.scenarios.spec.PlanSpec;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.PlanReader;
import dev.contend.scenarios.yaml.ScenarioReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds the cheapest choice that keeps what is asked of it. */
@Command(
    name = "plan",
    header = "Find the runtime, machine and number of workers that do at the least cost.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "",
      "A plan says what is to be served, which bounds hold, what may be chosen and what machines",
      "cost. The answer comes first, then a table of the choices that keep all bounds. A plan that",
      "was interrupted goes on where it was, if it is given again.",
      "",
      "Examples:",
      "  contend plan web-service",
      "  contend plan my-plan.yaml --out results",
      "  contend plan web-service --emit gunicorn --emit kubernetes",
      "  contend plan web-service --crossovers    from how many workers on it beats other runtimes",
      "  contend plan web-service --sensitivity   in which share of the ranges the choice holds",
      "  contend explain plan.objectives          what a key of a plan means",
      "  contend list prices                      price lists to copy and edit",
      "",
      "Exit code 4 if no choice is known to keep all bounds, or if what is chosen cannot be written",
      "as --emit asks."
    })
final class PlanCommand implements Callable<Integer> {
  /** How often a bound may be taken for kept, or for broken, that is not. */
  private static final double ERROR = 0.05;

  /** What is dearer by no more is taken as well. */
  private static final double INDIFFERENCE = 0.01;

  private static final String DEPLOY = "deploy";

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(
      paramLabel = "PLAN",
      completionCandidates = Candidates.Plans.class,
      description = "A plan file, or a plan's name.")
  private String plan = "";

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where results go. Default: contend-out/NAME, by the plan's name.")
  private @Nullable Path out;

  @Option(
      names = "--emit",
      paramLabel = "FORM",
      description =
          "Write the choice as settings to deploy with, into 'deploy' of the output folder; may be"
              + " repeated. One of: gunicorn, uvicorn, dataloader, kubernetes.")
  private List<DeploymentForm> forms = List.of();

  @Option(
      names = "--crossovers",
      description =
          "Say too from how many workers on the chosen runtime beats the others on its machine, by"
              + " the objective that binds; takes more runs.")
  private boolean crossovers;

  @Option(
      names = "--sensitivity",
      description =
          "Say too for which share of the ranges of uncertain numbers the choice keeps all"
              + " objectives, whether a cheaper one would, and which value would flip it; takes"
              + " many more runs.")
  private boolean sensitivity;

  @Mixin private RangeOptions ranges = new RangeOptions();

  @Mixin private JobsOption jobs = new JobsOption();

  @Option(names = "--force", description = "Replace other results in the output folder.")
  private boolean force;

  @Override
  public Integer call() throws InterruptedException {
    Instant start = Instant.now();
    int parallel = jobs.count();
    PlanReader.Plan read =
        NamedFile.read(
            plan,
            Library.PLANS,
            problems ->
                new PlanReader(problems, Charts.names(), ScenarioArgument.memoryForResults())
                    ::read);
    if (sensitivity) {
      PlanSensitivity.check(read, ranges);
    } else if (ranges.areGiven()) {
      throw CommandFailure.wrongOptions(
          "--range and --only say over what the answer is studied", "add --sensitivity");
    }
    PlanSpec planned = read.spec();
    Path folder = out == null ? Path.of("contend-out", planned.name()) : out;
    ScenarioReader.Scenario tried = read.scenario();
    SearchFolder output =
        new SearchFolder(folder, tried.spec(), tried.resolved(), tried.files(), force);
    output.prepare();
    PrintWriter err = spec.commandLine().getErr();
    List<String> arguments = spec.commandLine().getParseResult().originalArgs();
    try (KeptRuns kept = output.runs(Commands.command(arguments), err)) {
      return new Simulations(err, kept)
          .run(
              progress -> {
                try (PointRuns runs = new PointRuns(planned.scenario(), progress, kept.runs())) {
                  return searched(read, runs, kept, progress, parallel, output, start).code();
                }
              });
    }
  }

  private ExitCode searched(
      PlanReader.Plan read,
      PointRuns runs,
      KeptRuns kept,
      Experiment.Progress progress,
      int parallel,
      SearchFolder output,
      Instant start)
      throws InterruptedException {
    PlanSpec planned = read.spec();
    SimulatedTrials trials = new SimulatedTrials(planned, runs);
    Answer answer =
        new Search(
                trials.alternatives(),
                SimulatedTrials.aims(planned),
                new Rules(planned.min(), planned.max(), ERROR, INDIFFERENCE),
                planned.paysForWork(),
                SimulatedTrials.memoryEnds(planned),
                trials)
            .run(parallel);
    PlanTables tables = new PlanTables(planned, answer, trials, runs);
    List<String> crossings =
        crossovers ? new Rivals(planned, trials, parallel).crossings(answer) : List.of();
    PlanSensitivity.Found sure =
        sensitivity
            ? new PlanSensitivity(read, trials, ranges, kept.runs(), parallel, progress).of(answer)
            : PlanSensitivity.Found.NOTHING;
    List<String> more = new ArrayList<>(crossings);
    more.addAll(sure.sentences());
    AnswerText text = new AnswerText(planned, answer, tables, more);
    List<ResultTable> shown = new ArrayList<>(List.of(tables.ranked()));
    sure.tables().ifPresent(found -> shown.add(found.readable()));
    AnswerPage page =
        new AnswerPage(
            planned.question(),
            text.sentences(),
            shown,
            (text.method() + " " + sure.method()).strip());
    PrintWriter err = spec.commandLine().getErr();
    Map<String, String> deployed = deployed(tables, err);
    ExitCode exit =
        answer.best().isPresent() && deployed.size() == forms.stream().distinct().count()
            ? ExitCode.DONE
            : ExitCode.TARGET_MISSED;
    Map<Tables, ResultTable> written = new LinkedHashMap<>();
    written.put(Tables.PLAN, tables.plan());
    written.put(Tables.RESULTS, tables.results());
    sure.tables().ifPresent(found -> written.put(Tables.SENSITIVITY, found.full()));
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("summary.md", page.summary());
    deployed.forEach((name, content) -> texts.put(DEPLOY + "/" + name, content));
    output.write(
        written,
        texts,
        Charts.PARETO,
        new Manifest(spec.commandLine().getParseResult().originalArgs(), start, exit, planned));
    spec.commandLine().getOut().print(page.text(TableFormats.PLAIN_TEXT));
    spec.commandLine().getOut().flush();
    err.println("contend: results are in " + output.path());
    return exit;
  }

  /** The files to deploy with, by their names; says which cannot be. */
  private Map<String, String> deployed(PlanTables tables, PrintWriter err) {
    Map<String, String> deployed = new LinkedHashMap<>();
    for (DeploymentForm form : forms) {
      tables
          .deployment()
          .ifPresent(
              choice ->
                  form.text(choice)
                      .ifPresentOrElse(
                          text -> deployed.put(form.fileName(), text),
                          () -> err.println("contend: " + form.refusal(choice))));
    }
    return deployed;
  }
}
