package dev.contend.scenarios.yaml;

import dev.contend.engine.settings.Parameter;
import dev.contend.scenarios.spec.Demand;
import dev.contend.scenarios.spec.Objective;
import dev.contend.scenarios.spec.PlanSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.Prices;
import dev.contend.scenarios.spec.WorkloadSpec;
import dev.contend.scenarios.yaml.PlanKeys.DemandKeys;
import dev.contend.scenarios.yaml.PlanKeys.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a plan into a checked and complete specification. */
public final class PlanReader {
  private static final double PS_PER_S = 1e12;

  private final Problems problems;
  private final List<String> charts;
  private final long memoryBytes;

  /**
   * @param problems gathers what is wrong
   * @param charts names of the charts there are
   * @param memoryBytes memory that results may take
   */
  public PlanReader(Problems problems, List<String> charts, long memoryBytes) {
    this.problems = problems;
    this.charts = List.copyOf(charts);
    this.memoryBytes = memoryBytes;
  }

  /**
   * A plan as read.
   *
   * @param spec what to plan
   * @param scenario every choice as a point of a scenario, with what that needs of files
   * @param map that scenario as it stands
   */
  public record Plan(PlanSpec spec, ScenarioReader.Scenario scenario, YamlMap map) {}

  /** The plan; empty, with problems reported, if anything in it is not right. */
  public Optional<Plan> read(YamlMap plan) {
    plan.onlyKeys(PlanKeys.SECTION.names());
    plan.read(FileKeys.VERSION);
    Optional<String> name = plan.read(PlanKeys.NAME);
    String question = plan.read(PlanKeys.QUESTION).orElse("");
    Optional<YamlMap> asked = plan.read(PlanKeys.DEMAND);
    Optional<Demand> demand = asked.flatMap(PlanReader::demand);
    Prices.Charge charge = plan.value(PlanKeys.CHARGE);
    Optional<Prices> prices = new PriceReader(problems).named(plan);
    Optional<YamlMap> trials = plan.read(PlanKeys.TRIALS);
    int min = trials.map(map -> map.value(Trials.MIN)).orElse(plan.byDefault(Trials.MIN));
    int max =
        trials
            .filter(map -> map.has(Trials.MAX))
            .map(map -> map.value(Trials.MAX))
            .orElse(Math.max(min, plan.byDefault(Trials.MAX)));
    if (max < min) {
      trials.ifPresent(
          map ->
              map.report(
                  Trials.MAX, "is " + max + ", less than min, " + min, "write 'max: " + min + "'"));
    }
    Optional<YamlMap> choices = plan.read(PlanKeys.CHOICES);
    PlanScenario composing = new PlanScenario(plan, problems);
    Optional<YamlMap> named = composing.named();
    if (choices.isEmpty() || named.isEmpty()) {
      plan.read(PlanKeys.OBJECTIVES);
      return Optional.empty();
    }
    if (choices.get().keys().isEmpty()) {
      plan.report(PlanKeys.CHOICES, "has nothing to choose from", "add 'workers: 1..16'");
      return Optional.empty();
    }
    Optional<WorkloadSpec> workload = new WorkloadReader(new Problems()).read(named.get());
    List<YamlNode.Entry> axes = axes(composing, choices.get());
    asked.ifPresent(
        map ->
            demand.ifPresent(
                found ->
                    workload
                        .flatMap(spec -> axis(composing, map, found, spec))
                        .ifPresent(axes::add)));
    isWhole(choices.get(), named.get(), axes);
    Optional<List<Objective>> objectives =
        workload.isPresent()
            ? objectives(plan, workload.get(), demand)
            : plan.read(PlanKeys.OBJECTIVES).map(unread -> List.of());
    Problems ofScenario = new Problems();
    YamlMap composed = composing.with(named.get(), axes, ofScenario);
    Optional<ScenarioReader.Scenario> scenario =
        new ScenarioReader(ofScenario, charts, memoryBytes).read(composed);
    composing.tell(ofScenario);
    scenario.ifPresent(read -> prices.ifPresent(list -> checkPrices(plan, list, read)));
    if (!problems.isEmpty()
        || scenario.isEmpty()
        || prices.isEmpty()
        || objectives.isEmpty()
        || name.isEmpty()) {
      return Optional.empty();
    }
    boolean varies = scenario.get().spec().varies();
    PlanSpec spec =
        new PlanSpec(
            name.get(),
            question,
            scenario.get().spec(),
            demand,
            objectives.get(),
            prices.get(),
            charge,
            varies ? min : 1,
            varies ? max : 1);
    return Optional.of(new Plan(spec, scenario.get(), composed));
  }

  private static Optional<Demand> demand(YamlMap map) {
    Optional<Double> rate = map.read(DemandKeys.ARRIVAL_RATE);
    Optional<Double> population = map.read(DemandKeys.POPULATION);
    if (rate.isPresent() && population.isPresent()) {
      map.report(
          DemandKeys.POPULATION,
          "stands beside '" + DemandKeys.ARRIVAL_RATE.name() + "'",
          "write one of the two: requests that come by themselves, or those who wait for answers");
      return Optional.empty();
    }
    double growth = map.value(DemandKeys.GROWTH);
    double years = map.value(DemandKeys.YEARS);
    return rate.or(() -> population)
        .map(today -> new Demand(rate.isPresent(), today, growth, years));
  }

  /** The demand as an axis of one value. */
  private static Optional<YamlNode.Entry> axis(
      PlanScenario composing, YamlMap map, Demand demand, WorkloadSpec workload) {
    String name = map.value(DemandKeys.PARAMETER);
    List<Parameter> all = workload.workload().parameters();
    Optional<Parameter> found = all.stream().filter(each -> each.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      map.report(
          DemandKeys.PARAMETER,
          workload.name() + " has no parameter " + Excerpt.quoted(name),
          "name the one that says how much is asked for: "
              + Suggestions.advice(name, all.stream().map(Parameter::name).toList()));
      return Optional.empty();
    }
    double planned = demand.planned();
    boolean isInterval = found.get().kind() == Parameter.Kind.DURATION_PS;
    double value = isInterval ? Math.round(PS_PER_S / planned) : planned;
    value = found.get().kind() == Parameter.Kind.COUNT ? Math.ceil(value) : value;
    if (value < found.get().minimum() || value > found.get().maximum()) {
      map.report(
          "asks for "
              + Numbers.plain(Numbers.shortest(planned))
              + ", which '"
              + name
              + "' cannot be",
          "it is from "
              + AxisReader.text(found.get(), found.get().minimum())
              + " to "
              + AxisReader.text(found.get(), found.get().maximum()));
      return Optional.empty();
    }
    YamlNode node =
        new YamlNode.Sequence(
            map.node().place(),
            List.of(
                new YamlNode.Scalar(
                    map.node().place(), AxisReader.text(found.get(), value), false)));
    YamlNode placed = composing.placed(node);
    return Optional.of(new YamlNode.Entry(placed.place(), SweepReader.WORKLOAD + name, placed));
  }

  private static List<YamlNode.Entry> axes(PlanScenario composing, YamlMap choices) {
    return new ArrayList<>(((YamlNode.Mapping) composing.placed(choices.node())).entries());
  }

  /** What the scenario varies has no value unless the plan gives some to choose from. */
  private static void isWhole(YamlMap choices, YamlMap scenario, List<YamlNode.Entry> axes) {
    List<String> names = axes.stream().map(YamlNode.Entry::key).toList();
    List<String> needed = List.of("machine", "runtime", "workers");
    for (String swept : PlanScenario.sweptBy(scenario)) {
      if (!names.contains(swept) && needed.contains(swept)) {
        choices.report(
            "has no '" + swept + "', which the scenario varies",
            "add '" + swept + ": [...]' with what may be chosen");
      }
    }
  }

  private Optional<List<Objective>> objectives(
      YamlMap plan, WorkloadSpec workload, Optional<Demand> demand) {
    ObjectiveParser parser = new ObjectiveParser(new ObjectiveNames(workload.workload()));
    Optional<List<YamlValue>> values =
        plan.required(
            PlanKeys.OBJECTIVES.name(), ValueKinds.list().looking(PlanKeys.OBJECTIVES.shape()));
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<Objective> objectives = new ArrayList<>();
    for (YamlValue value : values.get()) {
      Optional<Objective> read =
          value.scalar("an objective", "p99(latency) <= 50 ms", parser::read);
      read.ifPresent(
          found -> {
            contradiction(found, objectives, demand)
                .ifPresent(wrong -> value.report(wrong, "loosen one of the bounds"));
            objectives.add(found);
          });
    }
    if (values.get().isEmpty()) {
      plan.report(
          PlanKeys.OBJECTIVES, "has no objective", "write at least one, as '[memory <= 64 GiB]'");
    }
    return Optional.of(objectives);
  }

  private static Optional<String> contradiction(
      Objective found, List<Objective> before, Optional<Demand> demand) {
    for (Objective other : before) {
      if (other.value().equals(found.value()) && other.isAtMost() != found.isAtMost()) {
        double most = found.isAtMost() ? found.bound() : other.bound();
        double least = found.isAtMost() ? other.bound() : found.bound();
        if (most < least) {
          return Optional.of("contradicts " + Excerpt.quoted(other.text()));
        }
      }
    }
    boolean isThroughput = found.metrics().containsKey(ObjectiveNames.THROUGHPUT);
    if (isThroughput
        && !found.isAtMost()
        && demand.isPresent()
        && demand.get().isRate()
        && found.bound() > demand.get().planned()) {
      return Optional.of(
          "asks for more than arrives, "
              + Numbers.plain(Numbers.shortest(demand.get().planned()))
              + "/s");
    }
    return Optional.empty();
  }

  private static void checkPrices(YamlMap plan, Prices prices, ScenarioReader.Scenario scenario) {
    scenario.spec().points().stream()
        .map(PointSpec::machine)
        .map(machine -> machine.name())
        .distinct()
        .filter(machine -> !prices.perHour().containsKey(machine))
        .forEach(
            machine ->
                plan.report(
                    PlanKeys.PRICES,
                    prices.name()
                        + " of "
                        + prices.date()
                        + " has no price for the machine "
                        + Excerpt.quoted(machine),
                    "add it under 'per-hour' in a copy of that list, or choose among: "
                        + String.join(", ", prices.perHour().keySet())));
  }
}
