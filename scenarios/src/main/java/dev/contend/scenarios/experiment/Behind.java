package dev.contend.scenarios.experiment;

import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.program.WorkerRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is behind a loss that is a wait for others: what these do meanwhile, or wait for in their
 * turn, and so on; and behind idle time, who sleeps, or what the role does that runs last.
 *
 * <p>Whoever mostly works is the reason for what waits on him. Whoever mostly waits is not: then
 * the reason is what he waits for. Waits that are part of the way already are left out of what a
 * role does, so that a circle comes to an end at what one of it does besides.
 */
final class Behind {
  /** Who has a smaller share of a wait is not told to wait there. */
  private static final double SOME = 0.05;

  private final PointLosses losses;
  private final PointLosses.Loss first;
  private final List<RoleTime> roles;
  private final List<Step> steps = new ArrayList<>();
  private final List<PointLosses.Loss> passed = new ArrayList<>();

  /**
   * What roles do on whom the loss before them depends.
   *
   * @param roles who
   * @param loss what they mostly lose their time to; empty if they mostly work
   */
  record Step(List<RoleTime> roles, Optional<PointLosses.Loss> loss) {
    Step {
      roles = List.copyOf(roles);
    }
  }

  private Behind(PointLosses losses, PointLosses.Loss first) {
    this.losses = losses;
    this.first = first;
    roles = losses.roles().stream().filter(each -> each.role().workers() > 0).toList();
  }

  /** What is behind a loss; empty if it is no wait for others, or it is not known for whom. */
  static Optional<Behind> of(PointLosses losses, PointLosses.Loss loss) {
    Behind behind = new Behind(losses, loss);
    if (loss.cause() == Cause.IDLE) {
      List<RoleTime> sleeping = behind.sleeping();
      if (sleeping.isEmpty()) {
        behind.last().ifPresent(last -> behind.add(List.of(last), Spent.atEndOf(last)));
      } else {
        behind.steps.add(new Step(sleeping, Optional.of(loss)));
      }
    } else if (isForOthers(loss)) {
      behind.follow(waiting(behind.roles, loss), loss);
    }
    return behind.steps.isEmpty() ? Optional.empty() : Optional.of(behind);
  }

  /** The steps to what is behind it, one or more. */
  List<Step> steps() {
    return steps;
  }

  /** The last step, which is the reason. */
  Step reason() {
    return steps.get(steps.size() - 1);
  }

  /** Whether the loss is the time of those that have ended before others. */
  boolean isOfEnded() {
    return first.cause() == Cause.IDLE && !isOfSleep();
  }

  /** Whether the loss is the time of those that sleep by their own will. */
  boolean isOfSleep() {
    return reason().loss().equals(Optional.of(first));
  }

  /** Whether those who are waited for only work while they do not wait for who waits for them. */
  boolean isCircle() {
    return steps.size() > 1
        && reason().loss().isEmpty()
        && waiting(roles, first).stream().anyMatch(reason().roles()::contains);
  }

  /** What to take away, with the shares of what it is behind added; empty if that is work. */
  Optional<PointLosses.Loss> root() {
    return reason().loss().map(loss -> losses.whole(loss).with(first));
  }

  /** Part of the time during which somebody's Python code runs, 0 to more than 1. */
  double pythonAtATime() {
    int workers = roles.stream().mapToInt(each -> each.role().workers()).sum();
    return losses.ps(Cause.USEFUL_PYTHON) * workers / losses.allPs();
  }

  private static boolean isForOthers(PointLosses.Loss loss) {
    return loss.kind() == SubjectKind.CONDITION
        || loss.cause() == Cause.QUEUE_EMPTY
        || loss.cause() == Cause.QUEUE_FULL;
  }

  /** Those who wait; who only gets in the way of others at the same place does not. */
  private static List<RoleTime> waiting(List<RoleTime> roles, PointLosses.Loss loss) {
    double all = roles.stream().mapToDouble(role -> waitedPs(role, loss)).sum();
    return roles.stream().filter(role -> waitedPs(role, loss) > SOME * all).toList();
  }

  private static double waitedPs(RoleTime role, PointLosses.Loss loss) {
    return loss.subject().isEmpty()
        ? role.causePs().get(loss.cause().id())
        : role.met().stream()
            .filter(each -> each.isSame(loss.subject().get()))
            .mapToDouble(Contended::allWaitedPs)
            .sum();
  }

  /** Goes from a wait of some roles to those on whom it depends. */
  private void follow(List<RoleTime> waiting, PointLosses.Loss loss) {
    passed.add(loss);
    boolean isForRoom = loss.cause() == Cause.QUEUE_FULL;
    Set<String> things = new LinkedHashSet<>();
    for (RoleTime each : waiting) {
      WorkerRole role = each.role();
      things.addAll(isForRoom ? role.gives() : role.takes());
    }
    loss.subject()
        .ifPresent(subject -> things.removeIf(thing -> !WorkerRole.isAbout(subject.name(), thing)));
    List<RoleTime> others =
        roles.stream()
            .filter(
                each -> {
                  WorkerRole role = each.role();
                  return (isForRoom ? role.takes() : role.gives())
                      .stream().anyMatch(things::contains);
                })
            .toList();
    if (!others.isEmpty()) {
      add(others, Spent.of(others));
    }
  }

  private void add(List<RoleTime> who, Spent all) {
    Spent spent = all;
    for (PointLosses.Loss each : passed) {
      spent = spent.without(each);
    }
    if (spent.isNothing()) {
      return;
    }
    Optional<PointLosses.Loss> loss =
        spent.isMostlyLost() ? spent.largest(losses) : Optional.empty();
    steps.add(new Step(who, loss));
    loss.filter(Behind::isForOthers).ifPresent(further -> follow(who, further));
  }

  /** The roles that sleep by their own will, if most of the idle time is that. */
  private List<RoleTime> sleeping() {
    List<RoleTime> sleeping =
        roles.stream()
            .filter(each -> each.role().sleeps() && each.causePs().get(Cause.IDLE.id()) > 0)
            .toList();
    double sleptPs =
        sleeping.stream().mapToDouble(each -> each.causePs().get(Cause.IDLE.id())).sum();
    return sleptPs > losses.ps(Cause.IDLE) / 2 ? sleeping : List.of();
  }

  /** The role that alone runs on while most of the idle time goes by. */
  private Optional<RoleTime> last() {
    List<RoleTime> byEnd =
        roles.stream().sorted(Comparator.comparingDouble(RoleTime::endedPs).reversed()).toList();
    if (byEnd.size() < 2) {
      return Optional.empty();
    }
    RoleTime last = byEnd.get(0);
    double tailPs = last.endedPs() - byEnd.get(1).endedPs();
    int others = byEnd.stream().skip(1).mapToInt(each -> each.role().workers()).sum();
    return tailPs * others > losses.ps(Cause.IDLE) / 2 ? Optional.of(last) : Optional.empty();
  }
}
