package dev.contend.scenarios.experiment;

import dev.contend.cpu.memory.Contention;
import dev.contend.engine.metrics.CauseAccount;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.WorkerRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Tells where the time of each role goes, in one run.
 *
 * <p>Departure: what a worker is in the middle of when another role ends is taken to be done after
 * that, since accounts are only charged when something ends.
 */
final class RoleClock {
  private static final long RUNNING = -1;
  private static final double[] NONE = new double[Cause.values().length];

  private final List<WorkerRole> roles;
  private final CauseAccount account;
  private final LongSupplier nowPs;
  private final int[] roleOf;
  private final int[] running;
  private final long[] endedPs;

  /** How long each worker that has ended was idle before that, asleep by its own will. */
  private final long[] sleptPs;

  /** What each role had spent, by cause, when the last but one of the roles to end had ended. */
  private double[][] before;

  /** The same when the last one had. */
  private double[][] atLast;

  private int lastEnded = -1;

  /**
   * @param account whose holders are the workers
   */
  RoleClock(List<WorkerRole> roles, CauseAccount account, LongSupplier nowPs) {
    this.roles = roles;
    this.account = account;
    this.nowPs = nowPs;
    roleOf = new int[account.holders()];
    sleptPs = new long[account.holders()];
    Arrays.fill(sleptPs, RUNNING);
    running = new int[roles.size()];
    endedPs = new long[roles.size()];
    before = new double[roles.size()][];
    atLast = new double[roles.size()][];
    Arrays.fill(before, NONE);
    Arrays.fill(atLast, NONE);
    int worker = 0;
    for (int role = 0; role < roles.size(); role++) {
      running[role] = roles.get(role).workers();
      Arrays.fill(roleOf, worker, worker + running[role], role);
      worker += running[role];
    }
  }

  /** The role of each worker. */
  int[] ofWorkers() {
    return roleOf.clone();
  }

  /** A worker has ended. */
  void ended(int worker) {
    int role = roleOf[worker];
    sleptPs[worker] = account.totalPs(worker, Cause.IDLE.id());
    running[role]--;
    if (running[role] == 0) {
      endedPs[role] = nowPs.getAsLong();
      lastEnded = role;
      before = atLast;
      atLast = spent();
    }
  }

  private double[][] spent() {
    double[][] spent = new double[roles.size()][Cause.values().length];
    for (int worker = 0; worker < roleOf.length; worker++) {
      for (Cause cause : Cause.values()) {
        boolean isAfterEnd = cause == Cause.IDLE && sleptPs[worker] != RUNNING;
        spent[roleOf[worker]][cause.id()] +=
            isAfterEnd ? sleptPs[worker] : account.totalPs(worker, cause.id());
      }
    }
    return spent;
  }

  /** Where the time went, when all accounts are closed. */
  List<RoleTime> times(Contention contention) {
    if (roles.isEmpty()) {
      return List.of();
    }
    double[][] spent = spent();
    List<RoleTime> times = new ArrayList<>();
    for (int role = 0; role < roles.size(); role++) {
      List<Double> all = new ArrayList<>();
      List<Double> tail = new ArrayList<>();
      for (Cause cause : Cause.values()) {
        double ps = spent[role][cause.id()];
        all.add(ps);
        tail.add(role == lastEnded ? ps - before[role][cause.id()] : 0.0);
      }
      List<Contended> met =
          Contended.most(
              Contended.of(contention, role).stream().filter(Contended::isWaitedFor).toList(),
              RoleTime.MOST_MET);
      times.add(new RoleTime(roles.get(role), endedPs[role], all, tail, met));
    }
    return Collections.unmodifiableList(times);
  }
}
