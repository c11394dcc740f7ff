package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SubjectKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the workers of each point lost most to, in words, and what would remove it. */
final class Losses {
  /** A smaller share of a loss is not most of it. */
  private static final double MOST = 0.5;

  /** How phrases of waits for others begin. */
  static final String WAITING = "waiting for ";

  private final ExperimentResult result;
  private final Gains removed;

  Losses(ExperimentResult result) {
    this.result = result;
    removed = new Gains(result);
  }

  /** A sentence that goes on with what the loss is, and one with what would remove it. */
  String ofLoss(PointSpec point) {
    return large(point)
        .map(
            loss ->
                (loss.ofLoss() < MOST
                        ? String.format(
                            Locale.ROOT,
                            "the largest part of the loss, %.0f %%, is %s. ",
                            100 * loss.ofLoss(),
                            phrase(loss))
                        : String.format(
                            Locale.ROOT,
                            "%.0f %% of the loss is %s. ",
                            100 * loss.ofLoss(),
                            phrase(loss)))
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
                        "; most is lost to %s (%.0f %% of the time of all %s). ",
                        phrase(loss),
                        100 * loss.ofTime(),
                        Curve.workers(point))
                    + remedy(point, loss))
        .orElse(".");
  }

  private Optional<PointLosses.Loss> large(PointSpec point) {
    return of(point).large();
  }

  private String remedy(PointSpec point, PointLosses.Loss loss) {
    double intervalShare = SwitchIntervals.shareAfterIo(point, runs(point));
    return Behind.of(of(point), loss)
            .map(behind -> new BehindWords(behind, loss, point).sentences(intervalShare))
            .orElseGet(() -> Remedies.sentence(loss, point, intervalShare))
        + removed.of(point).map(sentence -> " " + sentence).orElse("");
  }

  private PointLosses of(PointSpec point) {
    return new PointLosses(runs(point));
  }

  private List<RunResult> runs(PointSpec point) {
    return result.runs().get(result.scenario().points().indexOf(point));
  }

  /** A subject with an article; queues between processes go by their bare names. */
  private static String article(SubjectKind kind, String name) {
    if (name.startsWith("the ")) {
      return name;
    }
    boolean isBare = kind == SubjectKind.QUEUE && !name.contains("queue ");
    return isBare ? "the queue '" + name + "'" : "the " + name;
  }

  /** A loss in words that follow "is" or "lost to". */
  static String phrase(PointLosses.Loss loss) {
    if (loss.subject().isEmpty()) {
      return loss.cause().label() + (loss.cause() == Cause.IDLE ? " time" : "");
    }
    String name = loss.subject().get().name();
    String article = article(loss.kind(), name);
    if (loss.kind() == SubjectKind.CONDITION) {
      return WAITING + name;
    }
    if (loss.kind() != SubjectKind.QUEUE) {
      return article;
    }
    return switch (loss.cause()) {
      case QUEUE_EMPTY -> WAITING + "messages in " + article;
      case QUEUE_FULL -> WAITING + "room in " + article;
      default -> article;
    };
  }
}
