package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.Balancing;
import dev.contend.scenarios.spec.Collective;
import java.util.List;

/** The keys of fleets. */
final class FleetKeys {
  private static final double MOST = 1e15;
  private static final long HOUR_PS = 3_600_000_000_000_000L;

  private FleetKeys() {}

  /** Nodes that are alike. */
  static final class Nodes {
    static final Key<String> NAME =
        Key.of("name", ScenarioKeys.NAME.kind(), "What they are called in answers.")
            .byDefault("node");
    static final Key<Integer> COUNT =
        Key.of("count", ValueKinds.count(1, 100_000), "How many there are.");
    static final Key<YamlValue> SCENARIO =
        Key.of(
            "scenario",
            PlanKeys.SCENARIO.kind(),
            "A node by itself: an experiment of the library, a scenario file beside this one, or"
                + " the keys of a scenario, with 'extends: NAME' where it differs from one. Its"
                + " sweep does not count.");
    static final Key<YamlMap> CHOICES =
        Key.of(
                "choices",
                PlanKeys.CHOICES.kind(),
                "What is compared: runtimes, machines, numbers of workers, any parameter; as the"
                    + " axes of a sweep.")
            .optional("the scenario as it is");
    static final Key<YamlMap> TOGETHER =
        Key.of(
                "together",
                ValueKinds.map(),
                "Keys of the scenario that differ when all nodes are simulated in detail"
                    + " ('--together').")
            .optional("nothing differs");
    static final Section SECTION =
        Section.of("fleet-nodes", NAME, COUNT, SCENARIO, CHOICES, TOGETHER)
            .called("nodes", "{count: 4, scenario: web-service}");

    private Nodes() {}
  }

  /** What nodes send each other data over. */
  static final class NetworkKeys {
    static final Key<Double> LATENCY =
        Key.of(
            "latency",
            ValueKinds.meanDurationPs(0, 1e14),
            "From one node to another, however little is sent.");
    static final Key<Double> BANDWIDTH =
        Key.of(
            "bandwidth",
            ValueKinds.quantity(Dimension.BANDWIDTH, 1, MOST),
            "Of each of a node's links.");
    static final Key<Integer> LINKS =
        Key.of("links", ValueKinds.count(1, 1_000), "Links of a node, which share what is sent.")
            .byDefault("1");
    static final Section SECTION =
        Section.of("fleet-network", LATENCY, BANDWIDTH, LINKS)
            .called("a network", "{latency: 5 us, bandwidth: 50 GB/s}");

    private NetworkKeys() {}
  }

  /** How nodes that should be alike differ. */
  static final class StragglerKeys {
    static final Key<Double> VARIATION =
        Key.of(
                "variation",
                ValueKinds.fraction(0, 1),
                "Coefficient of variation of how long nodes take for the same work, each node"
                    + " always as long; lognormal.")
            .byDefault("0 %");
    static final Key<Double> SLOW =
        Key.of(
                "slow-share",
                ValueKinds.fraction(0, 1),
                "The probability that a node is one of the slow ones.")
            .byDefault("0 %");
    static final Key<Double> SLOWDOWN =
        Key.of(
                "slowdown",
                ValueKinds.number(1, 1_000),
                "How many times as long those take for the same work.")
            .byDefault("1");
    static final Section SECTION =
        Section.of("fleet-stragglers", VARIATION, SLOW, SLOWDOWN)
            .called("stragglers", "{variation: 3 %}");

    private StragglerKeys() {}
  }

  /** A training in steps. */
  static final class TrainingKeys {
    static final Key<Collective> COLLECTIVE =
        Key.of(
                "collective",
                ValueKinds.enumeration(Collective.class),
                "How nodes add up what each of them has at the end of a step.")
            .byDefault("ring");
    static final Key<Double> BYTES =
        Key.of(
            "bytes",
            ValueKinds.quantity(Dimension.SIZE, 0, MOST),
            "What each node has to add: as many bytes as its gradients.");
    static final Key<Integer> STEPS =
        Key.of("steps", ValueKinds.count(1, 1_000_000), "Steps of a replication.").byDefault("100");
    static final Section SECTION =
        Section.of("fleet-training", COLLECTIVE, BYTES, STEPS)
            .called("a training", "{bytes: 13.5 GB}");

    private TrainingKeys() {}
  }

  /** Requests that are shared out. */
  static final class ServiceKeys {
    static final Key<Double> RATE =
        Key.of(
            "arrival-rate",
            ValueKinds.quantity(Dimension.RATE, 1e-3, 1e9),
            "Requests to all nodes together, a Poisson process.");
    static final Key<Balancing> BALANCING =
        Key.of(
            "balancing", ValueKinds.enumeration(Balancing.class), "Which node a request goes to.");
    static final Key<List<Double>> LOADS =
        Key.of(
            "loads",
            ValueKinds.listOf(ValueKinds.quantity(Dimension.RATE, 1e-3, 1e6)),
            "Requests a second at which a node is simulated in detail, rising; at the first of them"
                + " requests should hardly ever wait. What the nodes get must lie within them.");
    static final Key<Long> WARM_UP =
        Key.of(
                "warm-up",
                ValueKinds.durationPs(0, HOUR_PS),
                "From the first request until counting begins.")
            .byDefault("5 s");
    static final Key<Long> DURATION =
        Key.of(
                "duration",
                ValueKinds.durationPs(1_000_000_000L, HOUR_PS),
                "How long a replication of the fleet is counted.")
            .byDefault("60 s");
    static final Section SECTION =
        Section.of("fleet-service", RATE, BALANCING, LOADS, WARM_UP, DURATION)
            .called("a service", "{arrival-rate: 400/s, balancing: random, loads: [50/s, 100/s]}");

    private ServiceKeys() {}
  }

  static final Key<String> NAME =
      Key.of("name", ScenarioKeys.NAME.kind(), "The fleet's name in tables.");
  static final Key<String> QUESTION =
      Key.of("question", ValueKinds.text(), "What the fleet is to answer.").optional("none");
  static final Key<List<YamlMap>> NODES =
      Key.of(
          "nodes",
          ValueKinds.listOf(Nodes.SECTION.kind()),
          "Classes of nodes that are alike. Of several that have choices each has as many; one"
              + " without is part of all alternatives.");
  static final Key<YamlMap> NETWORK =
      Key.of("network", NetworkKeys.SECTION.kind(), "What nodes send each other data over.");
  static final Key<YamlMap> STRAGGLERS =
      Key.of("stragglers", StragglerKeys.SECTION.kind(), "How nodes that should be alike differ.")
          .optional("nodes of a class are alike");
  static final Key<YamlMap> TRAINING =
      Key.of(
              "training",
              TrainingKeys.SECTION.kind(),
              "Steps that all nodes do together; a node's scenario is run for steps a second.")
          .unless("service");
  static final Key<YamlMap> SERVICE =
      Key.of(
              "service",
              ServiceKeys.SECTION.kind(),
              "Requests, each to one node; a node's scenario has an 'arrival-rate' and latencies.")
          .unless("training");
  static final Key<Integer> NODE_REPLICATIONS =
      Key.of(
              "node-replications",
              ValueKinds.count(2, 10_000),
              "How often a node is simulated in detail at each point.")
          .byDefault("8");
  static final Key<Integer> REPLICATIONS =
      Key.of(
              "replications",
              ValueKinds.count(2, 10_000),
              "How often the fleet is simulated, each time with nodes as some of their replications"
                  + " were.")
          .byDefault("20");
  static final Key<Long> SEED =
      Key.of("seed", ScenarioKeys.SEED.kind(), "From which all randomness comes.").byDefault("42");

  static final Section SECTION =
      Section.of(
          "fleet",
          FileKeys.VERSION,
          NAME,
          QUESTION,
          NODES,
          NETWORK,
          STRAGGLERS,
          TRAINING,
          SERVICE,
          NODE_REPLICATIONS,
          REPLICATIONS,
          SEED);
}
