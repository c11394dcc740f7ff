package dev.contend.scenarios.capacity;

import dev.contend.engine.statistics.MeanEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A number of workers of an alternative, with its replications so far. */
public final class Tested {
  /** Above any share of a bound by which a choice with a result can miss it. */
  private static final double FAILS = 1e9;

  private final int workers;
  private final List<Aim> aims;
  private final Rules rules;
  private final List<Trial> trials = new ArrayList<>();

  Tested(int workers, List<Aim> aims, Rules rules) {
    this.workers = workers;
    this.aims = aims;
    this.rules = rules;
  }

  /** What is known of the aims. */
  public enum Verdict {
    /** All are kept. */
    MET,
    /** At least one is not. */
    MISSED,
    /** More replications than there may be would be needed to tell. */
    OPEN
  }

  /** The number of workers. */
  public int workers() {
    return workers;
  }

  /** How many replications there are. */
  public int replications() {
    return trials.size();
  }

  void add(Trial trial) {
    trials.add(trial);
  }

  /** Why it says nothing of the aims, by the first replication that does not. */
  public Optional<Trial.Failure> failure() {
    return trials.stream().flatMap(trial -> trial.failure().stream()).findFirst();
  }

  /** The mean of an aim's quantity with its 95 % interval; empty if a replication failed. */
  public Optional<MeanEstimate> value(int aim) {
    return failure().isPresent() || trials.isEmpty()
        ? Optional.empty()
        : Optional.of(MeanEstimate.of(values(aim)));
  }

  private double[] values(int aim) {
    return trials.stream().mapToDouble(trial -> trial.values().get(aim)).toArray();
  }

  /** What each replication costs. */
  double[] costs(int replications) {
    return trials.stream().limit(replications).mapToDouble(Trial::cost).toArray();
  }

  /** The mean cost with its 95 % interval; empty if a replication failed. */
  public Optional<MeanEstimate> cost() {
    return failure().isPresent() || trials.isEmpty()
        ? Optional.empty()
        : Optional.of(MeanEstimate.of(costs(trials.size())));
  }

  /** Requests, or whole runs, a second with the 95 % interval. */
  public MeanEstimate rate() {
    return MeanEstimate.of(trials.stream().mapToDouble(Trial::rate).toArray());
  }

  /** What is known of the aims. That all are kept needs each to be; one that is not is enough. */
  public Verdict verdict() {
    if (failure().isPresent()) {
      return Verdict.MISSED;
    }
    boolean met = true;
    for (int aim = 0; aim < aims.size(); aim++) {
      if (isMissed(aim)) {
        return Verdict.MISSED;
      }
      met &= aims.get(aim).isMet(MeanEstimate.of(values(aim), rules.level(1)));
    }
    return met ? Verdict.MET : Verdict.OPEN;
  }

  /** Whether an aim is known not to be kept. */
  boolean isMissed(int aim) {
    return failure().isEmpty()
        && aims.get(aim).isMissed(MeanEstimate.of(values(aim), rules.level(aims.size())));
  }

  /** Whether it has more memory than it may, so that more workers are out of the question. */
  public boolean isOutOfMemory() {
    if (failure().isPresent()) {
      return failure().get().kind() == Trial.Failure.Kind.OUT_OF_MEMORY;
    }
    for (int aim = 0; aim < aims.size(); aim++) {
      if (aims.get(aim).rises() && isMissed(aim)) {
        return true;
      }
    }
    return false;
  }

  /** The aim with the least headroom; empty if there is none, or a replication failed. */
  public Optional<Integer> tightest() {
    Optional<Integer> tightest = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    for (int aim = 0; aim < aims.size() && failure().isEmpty(); aim++) {
      double headroom = headroom(aim);
      if (headroom < least) {
        least = headroom;
        tightest = Optional.of(aim);
      }
    }
    return tightest;
  }

  /** By which share of its bound the mean of an aim's quantity stays within it. */
  public double headroom(int aim) {
    return aims.get(aim).headroom(MeanEstimate.of(values(aim)).mean());
  }

  /**
   * How far it is from what is asked: 0 if the means keep all aims; the largest share of a bound by
   * which one is broken; more for one that does not keep up, the less it serves, and still more for
   * one without a result.
   */
  public double shortfall() {
    if (failure().isPresent()) {
      return switch (failure().get().kind()) {
        case UNSTABLE -> FAILS + FAILS / (1 + rate().mean());
        case OUT_OF_MEMORY -> 2 * FAILS + 1;
        case NO_RESULT -> 2 * FAILS + 2;
      };
    }
    return tightest().map(aim -> Math.max(0, -headroom(aim))).orElse(0.0);
  }
}
