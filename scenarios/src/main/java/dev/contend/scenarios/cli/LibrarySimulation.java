package dev.contend.scenarios.cli;

import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.ExperimentResult;
import dev.contend.scenarios.experiment.Experiments;
import dev.contend.scenarios.experiment.ResultTables;
import dev.contend.scenarios.fitting.LeaveOneOut;
import dev.contend.scenarios.fitting.RowChoice;
import dev.contend.scenarios.reference.Reference;
import dev.contend.scenarios.reference.Verification;
import dev.contend.scenarios.reference.VerifiedTable;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.LibraryPresets;
import dev.contend.scenarios.yaml.Substitutions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The library's experiments, run with other numbers in the place of some of its own. */
final class LibrarySimulation implements LeaveOneOut.Simulation {
  private final Experiment.Progress progress;
  private final int jobs;
  private final VerifyFlaws flaws;
  private final Map<String, List<String>> experiments = new LinkedHashMap<>();

  /**
   * @param library its experiments
   * @param progress told of every run that ends
   * @param jobs simulations at the same time
   * @param flaws gathers what is wrong with them
   */
  LibrarySimulation(
      List<VerifiedScenario> library, Experiment.Progress progress, int jobs, VerifyFlaws flaws) {
    this.progress = progress;
    this.jobs = jobs;
    this.flaws = flaws;
    for (VerifiedScenario scenario : library) {
      for (String table : scenario.tables()) {
        experiments.computeIfAbsent(table, name -> new ArrayList<>()).add(scenario.name());
      }
    }
  }

  @Override
  public VerifiedTable whole(Substitutions numbers, String table) throws InterruptedException {
    return held(numbers, table, reference -> reference, false).tables().get(0);
  }

  @Override
  public List<Double> errors(Substitutions numbers, RowChoice rows) throws InterruptedException {
    return held(numbers, rows.table(), rows::of, true).errors();
  }

  private Verification held(
      Substitutions numbers, String table, UnaryOperator<Reference> some, boolean pointsAlone)
      throws InterruptedException {
    List<VerifiedScenario> scenarios = new ArrayList<>();
    List<Reference> references = new ArrayList<>();
    for (VerifiedScenario whole :
        VerifiedScenario.of(
            experiments.getOrDefault(table, List.of()), new LibraryPresets(numbers))) {
      for (Reference reference : whole.references()) {
        if (reference.name().equals(table)) {
          Reference chosen = some.apply(reference);
          references.add(chosen);
          if (pointsAlone) {
            chosen
                .narrowed(whole.spec())
                .ifPresent(spec -> scenarios.add(of(whole.name(), spec, chosen)));
          } else {
            scenarios.add(of(whole.name(), whole.spec(), chosen));
          }
        }
      }
    }
    Verification verification = new Verification(references.subList(0, 1));
    List<ExperimentResult> results =
        new Experiments(jobs, progress)
            .run(scenarios.stream().map(VerifiedScenario::spec).toList());
    for (int i = 0; i < scenarios.size(); i++) {
      VerifiedScenario scenario = scenarios.get(i);
      flaws.addUnfinished(scenario.name(), results.get(i));
      if (!pointsAlone) {
        // What a fit tries is not stated, so that it need not be as precise as that.
        flaws.addImprecise(scenario.name(), results.get(i));
      }
      verification.hold(
          scenario.name(),
          scenario.spec(),
          List.of(table),
          new ResultTables(results.get(i)).results());
    }
    return verification;
  }

  private static VerifiedScenario of(String name, ScenarioSpec spec, Reference reference) {
    return new VerifiedScenario(name, spec, List.of(reference));
  }
}
