package dev.contend.scenarios.cli;

import dev.contend.reports.table.TableFormats;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.fleet.FleetException;
import dev.contend.scenarios.fleet.FleetResult;
import dev.contend.scenarios.fleet.FleetSimulation;
import dev.contend.scenarios.fleet.FleetTables;
import dev.contend.scenarios.fleet.FleetText;
import dev.contend.scenarios.fleet.Together;
import dev.contend.scenarios.spec.FleetSpec;
import dev.contend.scenarios.yaml.FleetReader;
import dev.contend.scenarios.yaml.Library;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Simulates many nodes that work together. */
@Command(
    name = "fleet",
    header = "Simulate many nodes that work together: a training, or a service behind a balancer.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "",
      "A fleet says which nodes there are, what connects them and what they do together. A node is",
      "simulated in detail by itself; a model of all nodes runs on what that yields. The answer",
      "comes first: steps or requests a second, the 99th percentile, and what is lost to Python, to",
      "the slowest node and to the network.",
      "",
      "Examples:",
      "  contend fleet web-fleet",
      "  contend fleet my-fleet.yaml --out results",
      "  contend fleet four-nodes --together      all nodes in detail, too",
      "  contend explain fleet.network            what a key of a fleet means",
      "  contend list fleets                      what the library has",
      "",
      "Exit code 4 if no alternative keeps up with what comes."
    })
final class FleetCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(
      paramLabel = "FLEET",
      completionCandidates = Candidates.Fleets.class,
      description = "A fleet file, or a fleet's name.")
  private String argument = "";

  @Option(
      names = "--together",
      description =
          "Simulate all nodes in detail in one simulation, too, and tell how far the model is off;"
              + " for at most 16 nodes. Nodes of a class are then alike.")
  private boolean together;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Write tables and the answer there, too.")
  private @Nullable Path out;

  @Mixin private JobsOption jobs = new JobsOption();

  @Option(names = "--force", description = "Write into a folder that holds files.")
  private boolean force;

  @Override
  public Integer call() throws InterruptedException {
    int parallel = jobs.count();
    FleetSpec read =
        NamedFile.read(
            argument,
            Library.FLEETS,
            problems -> new FleetReader(problems, ScenarioArgument.memoryForResults())::read);
    AnswerFolder folder = new AnswerFolder(out, force);
    folder.prepare();
    try {
      return answered(read, parallel, folder).code();
    } catch (FleetException wrong) {
      throw new CommandFailure(ExitCode.WRONG_FILE, "contend: " + wrong.getMessage());
    }
  }

  private ExitCode answered(FleetSpec read, int parallel, AnswerFolder folder)
      throws InterruptedException {
    FleetSpec fleet = read;
    Optional<Together> detailed = Optional.empty();
    if (together) {
      Together all = new Together(read);
      detailed = Optional.of(all);
      fleet = all.fleet();
    }
    FleetSpec asked = fleet;
    List<FleetResult> results =
        new Simulations(spec.commandLine().getErr())
            .run(progress -> new FleetSimulation(asked, parallel, progress).run());
    FleetText text = new FleetText(fleet, results);
    List<String> sentences = new ArrayList<>(text.sentences());
    detailed.ifPresent(all -> sentences.addAll(all.sentences(results)));
    FleetTables tables = new FleetTables(fleet, results);
    AnswerPage page =
        new AnswerPage(fleet.question(), sentences, List.of(tables.shown()), text.method());
    spec.commandLine().getOut().print(page.text(TableFormats.PLAIN_TEXT));
    spec.commandLine().getOut().flush();
    folder.add(Tables.FLEET.fileName(), TableFormats.CSV.format(tables.all()));
    folder.add("summary.md", page.summary());
    folder.write();
    if (folder.isAsked()) {
      spec.commandLine().getErr().println("contend: results are in " + out);
    }
    return results.stream().allMatch(result -> result.values().isEmpty())
        ? ExitCode.TARGET_MISSED
        : ExitCode.DONE;
  }
}
