package dev.contend.scenarios.yaml;

import dev.contend.engine.metrics.Metric;
import dev.contend.scenarios.spec.Balancing;
import dev.contend.scenarios.spec.FleetSpec;
import dev.contend.scenarios.spec.FleetWork;
import dev.contend.scenarios.spec.Network;
import dev.contend.scenarios.spec.NodeClass;
import dev.contend.scenarios.spec.ReplicationSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.spec.Stragglers;
import dev.contend.scenarios.spec.WorkloadSpec;
import dev.contend.scenarios.yaml.FleetKeys.NetworkKeys;
import dev.contend.scenarios.yaml.FleetKeys.Nodes;
import dev.contend.scenarios.yaml.FleetKeys.ServiceKeys;
import dev.contend.scenarios.yaml.FleetKeys.StragglerKeys;
import dev.contend.scenarios.yaml.FleetKeys.TrainingKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a fleet into a checked and complete specification. */
public final class FleetReader {
  private final Problems problems;
  private final long memoryBytes;

  /**
   * @param problems gathers what is wrong
   * @param memoryBytes memory that results may take
   */
  public FleetReader(Problems problems, long memoryBytes) {
    this.problems = problems;
    this.memoryBytes = memoryBytes;
  }

  /** The fleet; empty, with problems reported, if anything in it is not right. */
  public Optional<FleetSpec> read(YamlMap fleet) {
    fleet.onlyKeys(FleetKeys.SECTION.names());
    fleet.read(FileKeys.VERSION);
    Optional<String> name = fleet.read(FleetKeys.NAME);
    String question = fleet.read(FleetKeys.QUESTION).orElse("");
    Optional<Network> network = fleet.read(FleetKeys.NETWORK).flatMap(FleetReader::network);
    Stragglers stragglers =
        fleet.read(FleetKeys.STRAGGLERS).map(FleetReader::stragglers).orElse(Stragglers.NONE);
    int ofNodes = fleet.value(FleetKeys.NODE_REPLICATIONS);
    int replications = fleet.value(FleetKeys.REPLICATIONS);
    long seed = fleet.value(FleetKeys.SEED);
    Optional<YamlMap> training = fleet.read(FleetKeys.TRAINING);
    Optional<YamlMap> service = fleet.read(FleetKeys.SERVICE);
    if (training.isPresent() && service.isPresent()) {
      fleet.report(
          FleetKeys.SERVICE,
          "stands beside '" + FleetKeys.TRAINING.name() + "'",
          "write one of the two: steps that all nodes do together, or requests");
    }
    List<YamlMap> maps = fleet.read(FleetKeys.NODES).orElse(List.of());
    if (maps.isEmpty() && problems.isEmpty()) {
      fleet.report(
          FleetKeys.NODES, "has no nodes", "add '- {count: 4, scenario: sharded-training}'");
    }
    List<NodeClass> classes = new ArrayList<>();
    maps.forEach(map -> nodes(map, ofNodes, seed).ifPresent(classes::add));
    int nodes = classes.stream().mapToInt(NodeClass::count).sum();
    Optional<FleetWork> work =
        training
            .flatMap(FleetReader::training)
            .or(() -> service.flatMap(map -> service(map, nodes)));
    if (!problems.isEmpty() || name.isEmpty() || network.isEmpty() || work.isEmpty()) {
      return Optional.empty();
    }
    checkAlternatives(maps, classes);
    for (int i = 0; i < classes.size(); i++) {
      checkWorkload(maps.get(i), classes.get(i), work.get());
    }
    return problems.isEmpty()
        ? Optional.of(
            new FleetSpec(
                name.get(),
                question,
                classes,
                network.get(),
                stragglers,
                work.get(),
                replications,
                seed))
        : Optional.empty();
  }

  private static Optional<Network> network(YamlMap map) {
    Optional<Double> latency = map.read(NetworkKeys.LATENCY);
    Optional<Double> bandwidth = map.read(NetworkKeys.BANDWIDTH);
    int links = map.value(NetworkKeys.LINKS);
    return latency.flatMap(ps -> bandwidth.map(rate -> new Network(ps, rate, links)));
  }

  private static Stragglers stragglers(YamlMap map) {
    return new Stragglers(
        map.value(StragglerKeys.VARIATION),
        map.value(StragglerKeys.SLOW),
        map.value(StragglerKeys.SLOWDOWN));
  }

  private static Optional<FleetWork> training(YamlMap map) {
    return map.read(TrainingKeys.BYTES)
        .map(
            bytes ->
                new FleetWork.Steps(
                    map.value(TrainingKeys.COLLECTIVE), bytes, map.value(TrainingKeys.STEPS)));
  }

  private static Optional<FleetWork> service(YamlMap map, int nodes) {
    Optional<Double> rate = map.read(ServiceKeys.RATE);
    Optional<List<Double>> loads = map.read(ServiceKeys.LOADS);
    Optional<Balancing> balancing = map.read(ServiceKeys.BALANCING);
    if (rate.isEmpty() || loads.isEmpty() || balancing.isEmpty()) {
      return Optional.empty();
    }
    List<Double> all = loads.get();
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i) <= all.get(i - 1)) {
        map.report(ServiceKeys.LOADS, "does not rise", "write it as '[50/s, 100/s, 150/s]'");
        return Optional.empty();
      }
    }
    if (all.size() < 2) {
      map.report(
          ServiceKeys.LOADS,
          "has " + all.size() + " of the two loads that it takes",
          "write at least a low one and a high one, as '[50/s, 150/s]'");
      return Optional.empty();
    }
    double each = rate.get() / Math.max(1, nodes);
    if (nodes > 0 && (each < all.get(0) || each > all.get(all.size() - 1))) {
      map.report(
          ServiceKeys.RATE,
          "gives each of "
              + nodes
              + " nodes "
              + perSecond(each)
              + ", outside of the loads at which a node is simulated, "
              + perSecond(all.get(0))
              + " to "
              + perSecond(all.get(all.size() - 1)),
          "add a load beyond "
              + perSecond(each)
              + " to 'loads', or change 'arrival-rate' or the number of nodes");
      return Optional.empty();
    }
    return Optional.of(
        new FleetWork.Requests(
            rate.get(),
            balancing.get(),
            map.value(ServiceKeys.WARM_UP),
            map.value(ServiceKeys.DURATION),
            all));
  }

  private static String perSecond(double rate) {
    return Units.format(rate, Dimension.RATE);
  }

  private Optional<NodeClass> nodes(YamlMap map, int replications, long seed) {
    String name = map.value(Nodes.NAME);
    Optional<Integer> count = map.read(Nodes.COUNT);
    Optional<YamlValue> value = map.read(Nodes.SCENARIO);
    InlineScenario inline = new InlineScenario(map.source(), problems);
    List<YamlNode.Entry> axes =
        map.read(Nodes.CHOICES)
            .map(choices -> ((YamlNode.Mapping) inline.placed(choices.node())).entries())
            .orElse(List.of());
    Optional<YamlMap> named = value.flatMap(inline::scenario);
    if (named.isEmpty() || count.isEmpty()) {
      return Optional.empty();
    }
    Optional<ScenarioSpec> alone = read(map, inline, named.get(), axes);
    Optional<YamlMap> differs = map.read(Nodes.TOGETHER);
    Optional<ScenarioSpec> together =
        differs.isEmpty()
            ? alone
            : read(
                map,
                inline,
                named
                    .get()
                    .with(
                        Extension.merged(
                            named.get().node(),
                            (YamlNode.Mapping) inline.placed(differs.get().node()))),
                axes);
    return alone.flatMap(
        one ->
            together.map(
                other ->
                    new NodeClass(
                        name,
                        count.get(),
                        repeated(one, replications, seed),
                        repeated(other, replications, seed))));
  }

  private Optional<ScenarioSpec> read(
      YamlMap map, InlineScenario inline, YamlMap scenario, List<YamlNode.Entry> axes) {
    Problems found = new Problems();
    Place place = map.node().place().in(map.source());
    Optional<ScenarioReader.Scenario> read =
        new ScenarioReader(found, List.of(), memoryBytes)
            .read(inline.with(scenario, axes, place, found));
    inline.tell(
        found,
        path -> {
          boolean isChoice = path.startsWith(ScenarioKeys.SWEEP.name());
          String choices = InlineScenario.asChoice(path, Nodes.CHOICES.name());
          String own = isChoice ? choices : KeyPath.child(Nodes.SCENARIO.name(), path);
          return KeyPath.child(map.path(), own);
        });
    return read.map(ScenarioReader.Scenario::spec);
  }

  private static ScenarioSpec repeated(ScenarioSpec spec, int replications, long seed) {
    return new ScenarioSpec(
        spec.name(),
        spec.question(),
        spec.points(),
        spec.axes(),
        new ReplicationSpec(replications, replications, 1),
        seed,
        spec.charts(),
        spec.limits());
  }

  private static void checkAlternatives(List<YamlMap> maps, List<NodeClass> classes) {
    int most = 1;
    for (int i = 0; i < classes.size(); i++) {
      int points = classes.get(i).scenario().points().size();
      if (points != 1 && most != 1 && points != most) {
        maps.get(i)
            .report(
                Nodes.CHOICES,
                "has " + points + " alternatives, another class has " + most,
                "give all classes as many, or leave 'choices' out of one that is always the same");
      }
      most = Math.max(most, points);
    }
  }

  /** A node must be run for what the fleet does. */
  private static void checkWorkload(YamlMap map, NodeClass nodes, FleetWork work) {
    WorkloadSpec workload = nodes.scenario().points().get(0).workload();
    Metric headline = workload.workload().headline();
    if (work instanceof FleetWork.Steps) {
      boolean isRate = headline.unit().equals("1/s") || headline.unit().equals("s");
      if (!isRate || workload.workload().isNative()) {
        map.report(
            Nodes.SCENARIO,
            workload.name() + " is not run for a time or a rate, which a step could last",
            "choose a workload with steps, such as sharded-training");
      }
    } else if (workload.workload().parameters().stream()
        .noneMatch(each -> each.name().equals(FleetWork.Requests.ARRIVAL_RATE))) {
      map.report(
          Nodes.SCENARIO,
          workload.name() + " has no parameter '" + FleetWork.Requests.ARRIVAL_RATE + "'",
          "choose a workload to which requests come by themselves, such as web-service");
    }
  }
}
