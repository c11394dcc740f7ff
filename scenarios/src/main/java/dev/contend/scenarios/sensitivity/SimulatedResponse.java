package dev.contend.scenarios.sensitivity;

import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.RunResult;
import dev.contend.scenarios.experiment.RunsOnDemand;
import dev.contend.scenarios.experiment.SavedRuns;
import dev.contend.scenarios.experiment.SideBySide;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.UncertainNumber;
import dev.contend.scenarios.yaml.UncertainScenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The simulator as what a study asks. Runs are kept in a store, and found there. */
public final class SimulatedResponse implements Response {
  /** Settings whose points are in memory at a time; machines are large. */
  private static final int AT_A_TIME = 64;

  private final ScenarioSpec scenario;
  private final UncertainScenario uncertain;
  private final List<UncertainNumber> inputs;
  private final Question question;
  private final SavedRuns saved;
  private final int jobs;
  private final Experiment.Progress progress;

  /**
   * @param scenario with the points that the question is about
   * @param uncertain the same with its uncertain numbers
   * @param inputs those of its numbers that are varied
   * @param saved where runs are kept
   * @param jobs simulations at the same time, 1 or more
   * @param progress told of every run that ends
   */
  public SimulatedResponse(
      ScenarioSpec scenario,
      UncertainScenario uncertain,
      List<UncertainNumber> inputs,
      Question question,
      SavedRuns saved,
      int jobs,
      Experiment.Progress progress) {
    this.scenario = scenario;
    this.uncertain = uncertain;
    this.inputs = List.copyOf(inputs);
    this.question = question;
    this.saved = saved;
    this.jobs = jobs;
    this.progress = progress;
  }

  @Override
  public int inputs() {
    return inputs.size();
  }

  @Override
  public void planned(int settings, int replications) {
    progress.planned(settings * question.points() * (scenario.varies() ? replications : 1));
  }

  @Override
  public List<double[]> at(List<double[]> settings, int replications) throws InterruptedException {
    List<double[]> values = new ArrayList<>();
    for (int from = 0; from < settings.size(); from += AT_A_TIME) {
      int to = Math.min(settings.size(), from + AT_A_TIME);
      values.addAll(some(settings.subList(from, to), scenario.varies() ? replications : 1));
    }
    return values;
  }

  private List<double[]> some(List<double[]> settings, int replications)
      throws InterruptedException {
    List<Optional<List<PointSpec>>> points = read(settings);
    List<PointSpec> all = points.stream().flatMap(Optional::stream).flatMap(List::stream).toList();
    Counted counted = new Counted();
    List<double[]> values = new ArrayList<>();
    if (!all.isEmpty()) {
      ScenarioSpec spec = scenario.withPoints(all.stream().distinct().toList());
      try (RunsOnDemand runs = new RunsOnDemand(spec, jobs, counted, saved.of(spec))) {
        List<List<RunResult>> made = runs.of(all, replications);
        int next = 0;
        for (Optional<List<PointSpec>> each : points) {
          if (each.isEmpty()) {
            values.add(new double[0]);
          } else {
            int end = next + each.get().size();
            values.add(question.values(each.get(), made.subList(next, end)));
            next = end;
          }
        }
      }
    } else {
      settings.forEach(setting -> values.add(new double[0]));
    }
    counted.tellTheRest(settings.size() * question.points() * replications);
    return values;
  }

  /** Side by side: to read a scenario takes as long as to simulate a short one. */
  private List<Optional<List<PointSpec>>> read(List<double[]> settings)
      throws InterruptedException {
    return SideBySide.all(
        jobs,
        settings.stream()
            .map(setting -> (Callable<Optional<List<PointSpec>>>) () -> points(setting))
            .toList());
  }

  private Optional<List<PointSpec>> points(double[] setting) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < setting.length; i++) {
      if (!Double.isNaN(setting[i])) {
        values.put(inputs.get(i).name(), inputs.get(i).at(setting[i]));
      }
    }
    return uncertain.with(values);
  }

  /** Hands on what is told of runs, whose number was planned before. */
  private final class Counted implements Experiment.Progress {
    private int told;

    @Override
    public void planned(int runs) {}

    @Override
    public synchronized void runFound() {
      told++;
      progress.runFound();
    }

    @Override
    public synchronized void runEnded(long events) {
      told++;
      progress.runEnded(events);
    }

    /** Settings at which a point is the same share its runs. */
    synchronized void tellTheRest(int planned) {
      for (; told < planned; told++) {
        progress.runFound();
      }
    }
  }
}
