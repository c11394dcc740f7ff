package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SubjectKind;
import java.util.Locale;
import java.util.Optional;

/** What the workers of each point lost most to, in words, and what would remove it. */
final class Losses {
  /** Losses below this share of the workers' time go without mention. */
  private static final double SMALL = 0.01;

  private final ExperimentResult result;

  Losses(ExperimentResult result) {
    this.result = result;
  }

  /** A sentence that goes on with what the loss is, and one with what would remove it. */
  String ofLoss(PointSpec point) {
    return large(point)
        .map(
            loss ->
                String.format(
                        Locale.ROOT,
                        "%.0f %% of the loss is %s. ",
                        100 * loss.ofLoss(),
                        phrase(loss))
                    + remedy(point, loss))
        .orElse("nothing takes more than 1 % of the workers' time from useful work.");
  }

  /** The end of a sentence that says what is lost, and one with what would remove it. */
  String ofTime(PointSpec point) {
    return large(point)
        .map(
            loss ->
                String.format(
                        Locale.ROOT,
                        "; most is lost to %s (%.0f %% of the workers' time). ",
                        phrase(loss),
                        100 * loss.ofTime())
                    + remedy(point, loss))
        .orElse(".");
  }

  private Optional<PointLosses.Loss> large(PointSpec point) {
    return of(point).largest().filter(loss -> loss.ofTime() >= SMALL);
  }

  private String remedy(PointSpec point, PointLosses.Loss loss) {
    PointLosses losses = of(point);
    return Remedies.sentence(loss, point, losses.ps(Cause.IO_AND_DEVICE) / losses.allPs());
  }

  private PointLosses of(PointSpec point) {
    return new PointLosses(result.runs().get(result.scenario().points().indexOf(point)));
  }

  private static String phrase(PointLosses.Loss loss) {
    if (loss.subject().isEmpty()) {
      return loss.cause() == Cause.IDLE ? "workers done early" : loss.cause().label();
    }
    String name = loss.subject().get().name();
    String article = name.startsWith("the ") ? name : "the " + name;
    if (loss.kind() == SubjectKind.CONDITION) {
      return "waiting for " + name;
    }
    if (loss.kind() != SubjectKind.QUEUE) {
      return article;
    }
    return switch (loss.cause()) {
      case QUEUE_EMPTY -> "waiting for messages in " + article;
      case QUEUE_FULL -> "waiting for room in " + article;
      default -> article;
    };
  }
}
