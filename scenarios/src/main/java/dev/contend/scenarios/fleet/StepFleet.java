package dev.contend.scenarios.fleet;

import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import dev.contend.engine.metrics.Durations;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.statistics.QuantileCurve;
import dev.contend.scenarios.spec.Stragglers;
import java.util.ArrayList;
import java.util.List;

/**
 * Nodes that each do their part of a step, wait for the slowest, and then add up what they have.
 *
 * <p>A node's parts are draws from the distribution of its class, times a factor of the node.
 */
final class StepFleet {
  private static final double PS_PER_S = 1e12;
  private static final double PERCENT_99 = 99;

  private final SimKernel kernel = new SimKernel();
  private final List<Node> nodes = new ArrayList<>();
  private final Collecting collecting = new Collecting();
  private final long collectivePs;
  private final int steps;
  private final Durations durations = new Durations();
  private int done;
  private int stepsDone;
  private long beganPs;
  private double ownPs;
  private double slowestPs;

  /**
   * What a replication yields.
   *
   * @param rate steps a second
   * @param p99S how long a step lasts that 99 % do not exceed, in seconds
   * @param ownS a node's own part of a step in seconds, mean of all nodes
   * @param waitS from then until the slowest is there, likewise
   * @param networkS what adding up takes
   */
  record Outcome(double rate, double p99S, double ownS, double waitS, double networkS) {}

  /**
   * Nodes of a class.
   *
   * @param count how many
   * @param seconds of a step
   */
  record Group(int count, QuantileCurve seconds) {}

  private StepFleet(
      List<Group> groups,
      double collectivePs,
      Stragglers stragglers,
      int steps,
      RandomStreams random) {
    this.collectivePs = Math.round(collectivePs);
    this.steps = steps;
    Slowness slowness = new Slowness(stragglers, random);
    for (Group group : groups) {
      for (int i = 0; i < group.count(); i++) {
        RandomSource draws = random.stream("fleet/step/" + nodes.size());
        nodes.add(new Node(group.seconds(), slowness.of(nodes.size()), draws));
      }
    }
  }

  /** One replication. */
  static Outcome run(
      List<Group> groups,
      double collectivePs,
      Stragglers stragglers,
      int steps,
      RandomStreams random) {
    return new StepFleet(groups, collectivePs, stragglers, steps, random).run();
  }

  private Outcome run() {
    begin();
    if (kernel.runUntilPs(SimKernel.MAX_TIME_PS) == SimKernel.RunEnd.HORIZON) {
      throw new FleetException(
          steps + " steps last longer than a run can be, 9,007 simulated seconds",
          "write 'steps: " + Math.max(1, stepsDone / 2) + "'");
    }
    double all = kernel.nowPs() / PS_PER_S;
    double own = ownPs / PS_PER_S / nodes.size() / steps;
    double network = collectivePs / PS_PER_S;
    double wait = slowestPs / PS_PER_S / steps - own;
    return new Outcome(
        steps / all, durations.percentilePs(PERCENT_99) / PS_PER_S, own, wait, network);
  }

  private void begin() {
    beganPs = kernel.nowPs();
    done = 0;
    nodes.forEach(Node::begin);
  }

  private void arrived() {
    done++;
    ownPs += kernel.nowPs() - beganPs;
    if (done == nodes.size()) {
      slowestPs += kernel.nowPs() - beganPs;
      collecting.scheduleInPs(collectivePs);
    }
  }

  /** A node's part of a step. */
  private final class Node extends ModelEvent {
    private final QuantileCurve seconds;
    private final double slowness;
    private final RandomSource draws;

    Node(QuantileCurve seconds, double slowness, RandomSource draws) {
      super(kernel, EventOrder.COMPLETION);
      this.seconds = seconds;
      this.slowness = slowness;
      this.draws = draws;
    }

    void begin() {
      double drawn = slowness * seconds.at(draws.standardNormal());
      scheduleInPs(Math.max(0, Math.round(drawn * PS_PER_S)));
    }

    @Override
    public void actions() {
      arrived();
    }
  }

  /** The end of adding up, and of a step. */
  private final class Collecting extends ModelEvent {
    Collecting() {
      super(kernel, EventOrder.STEP);
    }

    @Override
    public void actions() {
      durations.add(kernel.nowPs() - beganPs);
      stepsDone++;
      if (stepsDone < steps) {
        StepFleet.this.begin();
      }
    }
  }
}
