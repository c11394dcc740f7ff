package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.program.WorkerRole;
import dev.contend.workloads.runtime.policy.LockScope;
import dev.contend.workloads.runtime.policy.Sharing;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is behind a loss, in sentences: who is waited for, what they do, what would help. */
final class BehindWords {
  /** From this part of the time on, more threads find no room under one interpreter lock. */
  private static final double TAKEN = 0.8;

  private final Behind behind;
  private final PointLosses.Loss loss;
  private final PointSpec point;

  /**
   * @param loss what it is behind
   */
  BehindWords(Behind behind, PointLosses.Loss loss, PointSpec point) {
    this.behind = behind;
    this.loss = loss;
    this.point = point;
  }

  /** Who is waited for and what they do, then what would remove it. */
  String sentences(double intervalShare) {
    if (behind.isOfSleep()) {
      List<RoleTime> who = behind.reason().roles();
      return "That is when "
          + names(who)
          + (who.size() > 1 ? " sleep" : " sleeps")
          + ". Shorter sleeps, or waiting for what is to come in their place, would remove it.";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < behind.steps().size(); i++) {
      Behind.Step step = behind.steps().get(i);
      String who = names(step.roles());
      boolean several = step.roles().size() > 1;
      if (i > 0) {
        text.append("; ").append(who).append(", on which that depends, ");
      } else if (behind.isOfEnded()) {
        text.append(who).append(" runs on when all others have ended, and then ");
      } else {
        text.append("Meanwhile ").append(who).append(", on which that depends, ");
      }
      text.append(doing(step, several));
    }
    return text.append(". ").append(remedy(intervalShare)).toString();
  }

  private static String names(List<RoleTime> roles) {
    List<String> quoted = roles.stream().map(each -> '`' + each.role().name() + '`').toList();
    int last = quoted.size() - 1;
    return last == 0
        ? quoted.get(0)
        : String.join(", ", quoted.subList(0, last)) + " and " + quoted.get(last);
  }

  private static String doing(Behind.Step step, boolean several) {
    if (step.loss().isEmpty()) {
      return several ? "mostly work" : "mostly works";
    }
    PointLosses.Loss loss = step.loss().get();
    if (loss.cause() == Cause.IO_AND_DEVICE) {
      return "mostly " + atDevices(step.roles(), several);
    }
    if (loss.cause() == Cause.IDLE) {
      return several ? "mostly sleep" : "mostly sleeps";
    }
    String mostly = several ? "mostly wait for " : "mostly waits for ";
    String phrase = Losses.phrase(loss);
    if (phrase.startsWith(Losses.WAITING)) {
      return mostly + phrase.substring(Losses.WAITING.length());
    }
    return switch (loss.cause()) {
      case GIL_WAIT -> mostly + (loss.subject().isPresent() ? phrase : "the GIL");
      case LOCK_SPIN, LOCK_PARKED -> mostly + (loss.subject().isPresent() ? phrase : "locks");
      case QUEUE_EMPTY -> mostly + "items";
      case QUEUE_FULL -> mostly + "room in queues";
      case SCHEDULER_WAIT -> mostly + "a core";
      default -> (several ? "lose most of their time to " : "loses most of its time to ") + phrase;
    };
  }

  /** What roles do while they wait for devices. */
  private static String atDevices(List<RoleTime> roles, boolean several) {
    String waiting = several ? "wait for " : "waits for ";
    List<String> devices =
        roles.stream().flatMap(each -> each.role().devices().stream()).distinct().toList();
    return devices.isEmpty()
        ? waiting + "a device"
        : devices.stream()
            .map(
                device ->
                    device.equals(WorkerRole.IO)
                        ? (several ? "do I/O" : "does I/O")
                        : waiting + "the device `" + device + "`")
            .collect(Collectors.joining(" or "));
  }

  private String remedy(double intervalShare) {
    Behind.Step reason = behind.reason();
    String who = names(reason.roles());
    if (reason.loss().isPresent()) {
      PointLosses.Loss root = reason.loss().get();
      boolean isAsleep = root.cause() == Cause.IDLE;
      if (isAsleep && !behind.isOfEnded()) {
        return "Shorter sleeps of " + who + " would remove it.";
      }
      return behind.isOfEnded() && (isAsleep || root.cause() == Cause.IO_AND_DEVICE)
          ? "Shorter waits of "
              + who
              + ", or waits that begin while the others still work, would"
              + " remove it."
          : Remedies.sentence(root, point, intervalShare);
    }
    if (behind.isCircle()) {
      return "Each works only while the other waits: more items on their way at a time would let"
          + " them work at once.";
    }
    if (isTaken()) {
      return String.format(
          Locale.ROOT,
          "Less work in %s would remove a part of it, more of its threads only without the GIL,"
              + " under which Python code runs %.0f %% of the time.",
          who,
          100 * Math.min(1, behind.pythonAtATime()));
    }
    boolean isOfQueue = loss.cause() == Cause.QUEUE_EMPTY || loss.cause() == Cause.QUEUE_FULL;
    if (loss.kind() == SubjectKind.CONDITION && !isOfQueue) {
      return "Less work in " + who + ", or work that needs no answer, would remove it.";
    }
    return behind.isOfEnded()
        ? "Less work in " + who + ", or more of its threads, would remove it."
        : "More threads of " + who + ", or less work in each, would remove it.";
  }

  /** Whether one interpreter lock leaves no room for more threads that interpret. */
  private boolean isTaken() {
    return point.runtime() instanceof RuntimeSpec.Python python
        && python.policy().policy().lock() == LockScope.PROCESS
        && python.policy().policy().sharing() == Sharing.HEAP
        && behind.pythonAtATime() >= TAKEN;
  }
}
