package dev.contend.scenarios.experiment;

import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.ProgramMetrics;
import dev.contend.workloads.program.SubjectKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the workers of a point lost, on average over its replications: by cause and by what they
 * waited for.
 *
 * <p>All that is not useful is lost. In a stack as high as there are workers, that is the workers
 * less what was useful. Waiting for items that come by themselves is no loss.
 */
final class PointLosses {
  /** Losses below this share of the workers' time go without mention. */
  private static final double SMALL = 0.01;

  /** Where items come by themselves, who waits for them, or has none to do, has capacity left. */
  private static final List<Cause> RESERVE = List.of(Cause.QUEUE_EMPTY, Cause.IDLE);

  private final double[] ps = new double[Cause.values().length];
  private final List<Contended> subjects;
  private final List<RoleTime> roles;
  private final boolean isOpen;

  PointLosses(List<RunResult> runs) {
    for (Cause cause : Cause.values()) {
      long sum = 0;
      for (RunResult run : runs) {
        sum += run.causePs().get(cause.id());
      }
      ps[cause.id()] = sum / (double) runs.size();
    }
    isOpen = runs.stream().anyMatch(run -> run.metrics().has(ProgramMetrics.STABILITY));
    subjects = Contended.mean(runs.stream().map(RunResult::contended).toList());
    roles = RoleTime.mean(runs.stream().map(RunResult::roles).toList());
  }

  /**
   * A part of a loss.
   *
   * @param subject what was waited for; empty if it is a cause as such
   * @param cause of the time, or of most of it
   * @param ofLoss share of all that is lost
   * @param ofTime share of the workers' time
   */
  record Loss(Optional<Contended> subject, Cause cause, double ofLoss, double ofTime) {
    /** The same with the shares of another part added. */
    Loss with(Loss other) {
      return new Loss(subject, cause, ofLoss + other.ofLoss, ofTime + other.ofTime);
    }

    /** What kind of thing is waited for. */
    SubjectKind kind() {
      return subject.map(Contended::kind).orElse(SubjectKind.OTHER);
    }
  }

  /** Time with a cause, of all workers together. */
  double ps(Cause cause) {
    return ps[cause.id()];
  }

  /** The workers' time. */
  double allPs() {
    double sum = 0;
    for (double each : ps) {
      sum += each;
    }
    return sum;
  }

  double lostPs() {
    double reserve = isOpen ? RESERVE.stream().mapToDouble(this::ps).sum() : 0;
    return allPs() - ps(Cause.USEFUL_PYTHON) - ps(Cause.USEFUL_NATIVE) - reserve;
  }

  private boolean isLoss(Cause cause) {
    return cause.isLoss() && !(isOpen && RESERVE.contains(cause));
  }

  /** What was waited for, most first. */
  List<Contended> subjects() {
    return subjects;
  }

  /** All that one subject, or a cause as such, took of the workers' time. */
  Loss whole(Loss part) {
    double all =
        part.subject()
            .map(
                subject ->
                    subjects.stream()
                        .filter(each -> each.isSame(subject))
                        .mapToDouble(Contended::allWaitedPs)
                        .sum())
            .orElseGet(() -> ps(part.cause()));
    return new Loss(part.subject(), part.cause(), all / lostPs(), all / allPs());
  }

  /** Where the time of each role went; empty if the program has none. */
  List<RoleTime> roles() {
    return roles;
  }

  /** The largest part of the loss, unless it is too small to mention. */
  Optional<Loss> large() {
    return largest().filter(loss -> loss.ofTime() >= SMALL);
  }

  /** What to take away against a loss: what is behind it if that is known, else itself. */
  Loss removable(Loss loss) {
    return Behind.of(this, loss).flatMap(Behind::root).orElse(loss);
  }

  /**
   * The largest part of the loss: a subject that makes up most of the largest cause, or is larger
   * than any cause; else that cause.
   */
  Optional<Loss> largest() {
    return largestOf(ps, subjects);
  }

  /**
   * The same of some workers alone.
   *
   * @param psByCause their time
   * @param met what they met at, most waited for first
   * @return with the shares that it has of what all workers lost
   */
  Optional<Loss> largestOf(double[] psByCause, List<Contended> met) {
    List<Cause> losses = Arrays.stream(Cause.values()).filter(this::isLoss).toList();
    Cause most = isLoss(Cause.IDLE) ? Cause.IDLE : losses.get(0);
    for (Cause cause : losses) {
      most = psByCause[cause.id()] > psByCause[most.id()] ? cause : most;
    }
    double mostPs = psByCause[most.id()];
    if (!(mostPs > 0)) {
      return Optional.empty();
    }
    Cause largest = most;
    Optional<Contended> subject =
        met.stream()
            .filter(each -> each.kind() != SubjectKind.OTHER && isLoss(each.mainCause()))
            .filter(
                each ->
                    each.allWaitedPs() >= mostPs || each.waitedPs().get(largest.id()) > mostPs / 2)
            .findFirst();
    double lost = subject.map(Contended::allWaitedPs).orElse(mostPs);
    return Optional.of(
        new Loss(
            subject,
            subject.map(Contended::mainCause).orElse(largest),
            lost / lostPs(),
            lost / allPs()));
  }
}
