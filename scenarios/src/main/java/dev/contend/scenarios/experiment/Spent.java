package dev.contend.scenarios.experiment;

import dev.contend.workloads.program.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where the time of some roles went while they were at work, all of their workers together. */
final class Spent {
  private final double[] ps = new double[Cause.values().length];
  private final List<Contended> met;

  private Spent(List<Contended> met) {
    this.met = met;
  }

  /** The whole time of some roles. */
  static Spent of(List<RoleTime> roles) {
    Spent spent = new Spent(Contended.sum(roles.stream().map(RoleTime::met).toList()));
    roles.forEach(role -> spent.add(role, role.causePs()));
    return spent;
  }

  /** The time of a role after all others had ended; what it met then is not known apart. */
  static Spent atEndOf(RoleTime role) {
    Spent spent = new Spent(role.met());
    spent.add(role, role.tailPs());
    return spent;
  }

  private void add(RoleTime role, List<Double> byCause) {
    for (Cause cause : Cause.values()) {
      boolean isAtWork = cause != Cause.START_UP && (cause != Cause.IDLE || role.role().sleeps());
      ps[cause.id()] += isAtWork ? byCause.get(cause.id()) : 0;
    }
  }

  /** The same but the waits for a subject, or with a cause as such. */
  Spent without(PointLosses.Loss loss) {
    Spent rest =
        new Spent(
            met.stream()
                .filter(each -> loss.subject().isEmpty() || !each.isSame(loss.subject().get()))
                .toList());
    System.arraycopy(ps, 0, rest.ps, 0, ps.length);
    if (loss.subject().isEmpty()) {
      rest.ps[loss.cause().id()] = 0;
    }
    for (Contended each : met) {
      if (loss.subject().isPresent() && each.isSame(loss.subject().get())) {
        for (int cause = 0; cause < ps.length; cause++) {
          rest.ps[cause] = Math.max(0, rest.ps[cause] - each.waitedPs().get(cause));
        }
      }
    }
    return rest;
  }

  boolean isNothing() {
    return !(Arrays.stream(ps).sum() > 0);
  }

  /** Whether more of it was lost than useful. */
  boolean isMostlyLost() {
    double useful = ps[Cause.USEFUL_PYTHON.id()] + ps[Cause.USEFUL_NATIVE.id()];
    return Arrays.stream(ps).sum() - useful > useful;
  }

  Optional<PointLosses.Loss> largest(PointLosses losses) {
    return losses.largestOf(ps, met);
  }
}
