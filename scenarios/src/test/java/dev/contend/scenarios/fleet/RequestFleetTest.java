package dev.contend.scenarios.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.engine.random.RandomStreams;
import dev.contend.scenarios.spec.Balancing;
import dev.contend.scenarios.spec.FleetWork.Requests;
import dev.contend.scenarios.spec.Stragglers;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * {@link RequestFleet} against queueing theory, for service times that are exponential with mean 1:
 * all waits within 4 %, some four standard errors of runs this long.
 */
class RequestFleetTest {
  private static final double LOAD = 0.7;
  private static final double SHARE = 0.04;
  private static final double ARRIVALS = 400_000;
  private static final ServiceTimes EXPONENTIAL =
      ServiceTimes.of(1, StrictMath.log(2), StrictMath.log(20), StrictMath.log(100));

  private static NodeService servers(int servers, int turns) {
    NavigableMap<Integer, Double> rates = new TreeMap<>();
    for (int n = 1; n <= servers; n++) {
      rates.put(n, (double) n);
    }
    return new NodeService(EXPONENTIAL, rates, turns);
  }

  private static RequestFleet.Outcome run(int nodes, NodeService node, Balancing balancing) {
    double rate = LOAD * nodes * node.capacity();
    long ps = Math.round(ARRIVALS / rate * 1e12);
    // 9,007 simulated seconds are the most: a second of these is a millisecond.
    Requests work = new Requests(rate * 1e3, balancing, ps / 10_000, ps / 1_000, List.of(rate));
    NodeService fast = new NodeService(times(1e-3), faster(node), node.turns());
    return RequestFleet.run(
        Collections.nCopies(nodes, fast), work, Stragglers.NONE, new RandomStreams(3, 0));
  }

  private static ServiceTimes times(double mean) {
    return ServiceTimes.of(
        mean, mean * StrictMath.log(2), mean * StrictMath.log(20), mean * StrictMath.log(100));
  }

  private static NavigableMap<Integer, Double> faster(NodeService node) {
    NavigableMap<Integer, Double> rates = new TreeMap<>();
    node.rates().forEach((n, rate) -> rates.put(n, 1e3 * rate));
    return rates;
  }

  private static double mean(int nodes, NodeService node, Balancing balancing) {
    RequestFleet.Outcome outcome = run(nodes, node, balancing);
    assertThat(outcome.isStable()).isTrue();
    return 1e3 * outcome.mean();
  }

  @Test
  void serviceTimesHaveTheirMeanAndPercentiles() {
    assertThat(EXPONENTIAL.mean()).isCloseTo(1, within(1e-12));
    assertThat(EXPONENTIAL.at(0)).isCloseTo(0, within(1e-12));
    assertThat(EXPONENTIAL.at(0.999)).isCloseTo(StrictMath.log(1000), within(1e-9));
    ServiceTimes least = ServiceTimes.of(2.0, 1.8, 3.0, 4.0);
    assertThat(least.at(0.5)).isCloseTo(1.8, within(1e-12));
    assertThat(least.mean()).isCloseTo(2.0, within(1e-12));
  }

  @Test
  void oneServerIsTheQueueOfOneServer() {
    double expected = 1 / (1 - LOAD);
    assertThat(mean(1, servers(1, 1), Balancing.RANDOM))
        .isCloseTo(expected, within(SHARE * expected));
    // All share the one server: the same mean.
    NodeService shared =
        new NodeService(EXPONENTIAL, new TreeMap<>(Collections.singletonMap(1, 1.0)), 1_000);
    assertThat(mean(1, shared, Balancing.RANDOM)).isCloseTo(expected, within(SHARE * expected));
    double p99 = 1e3 * run(1, servers(1, 1), Balancing.RANDOM).p99();
    double theory = StrictMath.log(100) * expected;
    assertThat(p99).isCloseTo(theory, within(2 * SHARE * theory));
  }

  @Test
  void severalServersAreErlangsQueue() {
    int servers = 4;
    double offered = LOAD * servers;
    double blocking = 1;
    for (int n = 1; n <= servers; n++) {
      blocking = offered * blocking / (n + offered * blocking);
    }
    double delayed = blocking / (1 - LOAD * (1 - blocking));
    double expected = 1 + delayed / (servers - offered);
    assertThat(mean(1, servers(servers, servers), Balancing.RANDOM))
        .isCloseTo(expected, within(SHARE * expected));
  }

  /** Requests to each of two nodes come in gaps that are Erlang of order 2: G/M/1. */
  @Test
  void oneAfterTheOtherIsTheQueueWithErlangGaps() {
    double root = 0.5;
    for (int i = 0; i < 200; i++) {
      double stage = 2 * LOAD / (2 * LOAD + 1 - root);
      root = stage * stage;
    }
    double expected = 1 / (1 - root);
    assertThat(mean(2, servers(1, 1), Balancing.ROUND_ROBIN))
        .isCloseTo(expected, within(SHARE * expected));
  }

  /** Mitzenmacher: in a large fleet the mean is the sum of load to the power of 2^i - 2. */
  @Test
  void twoChoicesAreWhatTheirLimitSays() {
    double expected = 0;
    for (int i = 1; i < 10; i++) {
      expected += StrictMath.pow(LOAD, StrictMath.pow(2, i) - 2);
    }
    assertThat(mean(200, servers(1, 1), Balancing.TWO_CHOICES))
        .isCloseTo(expected, within(SHARE * expected));
  }

  /** The shortest of two queues lies between one queue for both and the better of two drawn. */
  @Test
  void theShortestQueueLiesBetweenOneQueueAndChance() {
    double shortest = mean(2, servers(1, 1), Balancing.LEAST_OUTSTANDING);
    assertThat(shortest).isGreaterThan(1 / (1 - LOAD * LOAD));
    assertThat(shortest).isLessThan(mean(2, servers(1, 1), Balancing.TWO_CHOICES));
    assertThat(mean(2, servers(1, 1), Balancing.TWO_CHOICES))
        .isLessThan(mean(2, servers(1, 1), Balancing.RANDOM));
  }

  /** 9,000 choices of three nodes: four standard deviations of 45. */
  @Test
  void ofNodesThatHaveAsFewEachIsAsLikely() {
    Balancer balancer =
        new Balancer(
            Balancing.LEAST_OUTSTANDING, 3, new RandomStreams(3, 0).stream("fleet/balancing"));
    int[] chosen = new int[3];
    for (int i = 0; i < 9_000; i++) {
      chosen[balancer.choose(node -> 2)]++;
    }
    for (int count : chosen) {
      assertThat(count).isBetween(2_820, 3_180);
    }
    assertThat(balancer.choose(node -> node == 1 ? 0 : 1)).isEqualTo(1);
  }

  /** A queue that begins empty has short waits first, which the same run counts or does not. */
  @Test
  void whatComesBeforeCountingBeginsIsLeftOut() {
    long half = 500_000_000_000L;
    assertThat(meanOfShortRuns(new Requests(950, Balancing.RANDOM, half, half, List.of(1.0))))
        .isGreaterThan(
            1.1 * meanOfShortRuns(new Requests(950, Balancing.RANDOM, 0, 2 * half, List.of(1.0))));
  }

  private static double meanOfShortRuns(Requests work) {
    NodeService fast = new NodeService(times(1e-3), faster(servers(1, 1)), 1);
    return IntStream.range(0, 200)
        .mapToObj(
            r -> RequestFleet.run(List.of(fast), work, Stragglers.NONE, new RandomStreams(3, r)))
        .filter(RequestFleet.Outcome::isStable)
        .mapToDouble(RequestFleet.Outcome::mean)
        .average()
        .orElseThrow();
  }

  @Test
  void moreThanIsAnsweredIsNoSteadyState() {
    Requests tooMany = new Requests(1_200, Balancing.RANDOM, 0, 20_000_000_000_000L, List.of(1.0));
    NodeService fast = new NodeService(times(1e-3), faster(servers(1, 1)), 1);
    RequestFleet.Outcome outcome =
        RequestFleet.run(List.of(fast), tooMany, Stragglers.NONE, new RandomStreams(3, 0));
    assertThat(outcome.isStable()).isFalse();
    assertThat(outcome.rate()).isCloseTo(1_000, within(40.0));
  }
}
