package dev.contend.scenarios.cli;

import dev.contend.reports.chart.Charts;
import dev.contend.scenarios.capacity.Answer;
import dev.contend.scenarios.capacity.CostsLess;
import dev.contend.scenarios.capacity.Kept;
import dev.contend.scenarios.capacity.SimulatedTrials;
import dev.contend.scenarios.capacity.Tested;
import dev.contend.scenarios.capacity.WorkersCurve;
import dev.contend.scenarios.experiment.Experiment;
import dev.contend.scenarios.experiment.SavedRuns;
import dev.contend.scenarios.sensitivity.Effort;
import dev.contend.scenarios.sensitivity.Question;
import dev.contend.scenarios.sensitivity.Sensitivity;
import dev.contend.scenarios.sensitivity.SensitivityAnswer;
import dev.contend.scenarios.sensitivity.SensitivityTables;
import dev.contend.scenarios.sensitivity.SimulatedResponse;
import dev.contend.scenarios.sensitivity.Study;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.Overrides;
import dev.contend.scenarios.yaml.PlanReader;
import dev.contend.scenarios.yaml.Problems;
import dev.contend.scenarios.yaml.ScenarioReader;
import dev.contend.scenarios.yaml.UncertainNumber;
import dev.contend.scenarios.yaml.UncertainScenario;
import dev.contend.scenarios.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How sure a plan's answer is over the ranges of uncertain numbers: whether the choice keeps all
 * objectives, and whether another would take its place. That is a cheaper one that misses some, or,
 * where what is paid for is work, the runner-up by cost.
 */
final class PlanSensitivity {
  /** Fewer than those of a study that is asked for by itself: the search has taken its time. */
  private static final int PAIRS = 4;

  private static final int ALONE = 6;

  private final PlanReader.Plan plan;
  private final SimulatedTrials trials;
  private final RangeOptions ranges;
  private final SavedRuns saved;
  private final int jobs;
  private final Experiment.Progress progress;

  /**
   * @param plan as read
   * @param trials that its answer was found by
   * @param ranges of which numbers
   * @param saved where runs are kept
   * @param jobs simulations at the same time, 1 or more
   * @param progress told of every run that ends
   */
  PlanSensitivity(
      PlanReader.Plan plan,
      SimulatedTrials trials,
      RangeOptions ranges,
      SavedRuns saved,
      int jobs,
      Experiment.Progress progress) {
    this.plan = plan;
    this.trials = trials;
    this.ranges = ranges;
    this.saved = saved;
    this.jobs = jobs;
    this.progress = progress;
  }

  /**
   * What was found.
   *
   * @param sentences of all that was asked
   * @param tables of the choice; empty if no number of it has a range
   * @param method how it was found
   */
  record Found(List<String> sentences, Optional<SensitivityTables> tables, String method) {
    /** If it was not asked for, or there is no choice. */
    static final Found NOTHING = new Found(List.of(), Optional.empty(), "");
  }

  /** Asks; nothing is found where nothing was chosen. */
  Found of(Answer answer) throws InterruptedException {
    Optional<WorkersCurve> best = answer.best();
    if (best.isEmpty()) {
      return Found.NOTHING;
    }
    Kept kept = new Kept(trials, answer.aims());
    Choice chosen = new Choice(best.get(), best.get().choice().orElseThrow());
    List<String> sentences = new ArrayList<>();
    Optional<SensitivityTables> tables = study("How sure: ", kept, List.of(chosen), sentences);
    if (plan.spec().paysForWork()) {
      if (answer.ranking().ranked().size() > 1) {
        WorkersCurve second = answer.ranking().ranked().get(1);
        Choice other = new Choice(second, second.choice().orElseThrow());
        Question less = new CostsLess(trials);
        study("By cost: ", less, List.of(chosen, other), sentences);
      }
    } else {
      Optional<WorkersCurve> cheaper =
          answer.cheaper((curve, tested) -> plan.spec().costPerHour(point(curve, tested)));
      if (cheaper.isPresent()) {
        Choice other = new Choice(cheaper.get(), cheaper.get().nearest());
        study("A cheaper one, " + other.name() + ": ", kept, List.of(other), sentences);
      }
    }
    return new Found(
        sentences, tables, SensitivityAnswer.method(effort(), plan.spec().scenario().varies()));
  }

  private Effort effort() {
    return new Effort(plan.spec().scenario().seed(), Effort.DESIGNS, PAIRS, ALONE);
  }

  private PointSpec point(WorkersCurve curve, Tested tested) {
    return trials.point(curve.index(), tested.workers());
  }

  /** A number of workers of an alternative. */
  private record Choice(WorkersCurve curve, Tested tested) {
    String name() {
      return curve.alternative().label()
          + " with "
          + tested.workers()
          + (tested.workers() == 1 ? " worker" : " workers");
    }
  }

  private Optional<SensitivityTables> study(
      String begin, Question question, List<Choice> choices, List<String> sentences)
      throws InterruptedException {
    List<PointSpec> points =
        choices.stream().map(choice -> point(choice.curve(), choice.tested())).toList();
    UncertainScenario uncertain = uncertain(plan, points);
    ranges.give(uncertain);
    List<UncertainNumber> inputs = ranges.asked(uncertain);
    if (inputs.isEmpty()) {
      sentences.add(begin + "no number of its machine or runtime has a range.");
      return Optional.empty();
    }
    Sensitivity found;
    try {
      found =
          new Study(
                  new SimulatedResponse(
                      plan.spec().scenario().withPoints(points),
                      uncertain,
                      inputs,
                      question,
                      saved,
                      jobs,
                      progress),
                  question,
                  effort())
              .run();
    } catch (Study.NoResultException none) {
      // More replications than the search made, of which one may have none.
      sentences.add(begin + none.getMessage() + ".");
      return Optional.empty();
    }
    SensitivityTables tables = new SensitivityTables(found, question, inputs);
    List<String> said = new SensitivityAnswer(found, question, tables, "", inputs.size()).brief();
    sentences.add(begin + String.join(" ", said));
    return Optional.of(tables);
  }

  /**
   * Sees to it, before anything runs, that a plan's scenario takes what was given.
   *
   * @throws CommandFailure if it does not
   */
  static void check(PlanReader.Plan plan, RangeOptions ranges) {
    List<PointSpec> points = plan.spec().scenario().points();
    UncertainScenario one = uncertain(plan, points.subList(0, 1));
    ranges.give(one);
    // Where there are several, numbers that they do not share are named by whose they are.
    UncertainScenario several =
        uncertain(
            plan,
            points.stream().filter(point -> point.workers() == points.get(0).workers()).toList());
    ranges.check(Stream.of(one, several).flatMap(each -> each.numbers().stream()).toList());
  }

  /** The plan's scenario with the workers of some of its points alone: fewer are read each time. */
  private static UncertainScenario uncertain(PlanReader.Plan plan, List<PointSpec> points) {
    List<String> workers =
        points.stream().map(point -> Integer.toString(point.workers())).distinct().toList();
    Problems problems = new Problems();
    YamlMap few =
        new Overrides(List.of(), List.of("workers=" + String.join(",", workers)))
            .applied(plan.map(), problems, new ArrayList<>());
    ScenarioSpec read =
        new ScenarioReader(problems, Charts.names(), ScenarioArgument.memoryForResults())
            .read(few)
            .map(ScenarioReader.Scenario::spec)
            .orElseThrow(() -> new IllegalStateException(problems.rendered()));
    return new UncertainScenario(
        few,
        plan.scenario().resolved(),
        read,
        points.stream().map(point -> place(point, read.points())).toList(),
        Charts.names(),
        ScenarioArgument.memoryForResults());
  }

  /** Where a point is among those of the same scenario that was read again. */
  private static int place(PointSpec point, List<PointSpec> points) {
    for (int i = 0; i < points.size(); i++) {
      PointSpec each = points.get(i);
      if (each.workers() == point.workers()
          && each.machine().name().equals(point.machine().name())
          && each.runtime().label().equals(point.runtime().label())
          && each.axes().equals(point.axes())) {
        return i;
      }
    }
    throw new IllegalStateException("no point " + point.label());
  }
}
