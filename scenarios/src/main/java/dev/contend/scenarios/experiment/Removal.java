package dev.contend.scenarios.experiment;

import dev.contend.cpu.scheduler.CpuQuota;
import dev.contend.scenarios.spec.Confinement;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.scenarios.spec.Unshared;
import dev.contend.workloads.runtime.policy.Counting;
import dev.contend.workloads.runtime.policy.RuntimeProfile;
import dev.contend.workloads.runtime.policy.Sharing;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A loss taken away from a point, by taking away the mechanism behind it and nothing else.
 *
 * @param loss what is taken away
 * @param with what stands in its place, in words that follow "with"
 * @param point the point without it, which differs from the original in that alone
 */
record Removal(PointLosses.Loss loss, String with, PointSpec point) {

  /** The removal of a loss; empty where the model has no single mechanism to take away. */
  static Optional<Removal> of(PointLosses.Loss loss, PointSpec point) {
    return switch (loss.kind()) {
      case REFERENCE_COUNT -> unshared(loss, point, "one in each core's own cache");
      case ITEMS, VARIABLE, SHARED_MEMORY, OBJECT_LOCK, LOCK, LINE ->
          unshared(loss, point, "one for each worker");
      case INTERPRETER_LOCK ->
          isOfThreads(point) ? unshared(loss, point, "a GIL for each worker") : Optional.empty();
      case CONDITION, QUEUE, RUNTIME, OTHER -> ofCause(loss, point);
    };
  }

  private static Optional<Removal> unshared(PointLosses.Loss loss, PointSpec point, String with) {
    return loss.subject()
        .map(
            subject ->
                new Removal(
                    loss, with, point.without(new Unshared(subject.kind(), subject.name()))));
  }

  private static Optional<Removal> ofCause(PointLosses.Loss loss, PointSpec point) {
    return switch (loss.cause()) {
      case CLOCK_AND_SMT_LOSS ->
          Optional.of(
              new Removal(
                  loss,
                  "every core at its full clock and no sibling beside it",
                  point.on(point.machine().with(point.machine().processor().atPeak()))));
      case SCHEDULER_WAIT -> withoutQuota(loss, point);
      case START_UP -> withoutStarts(loss, point);
      case COLLECTOR -> withoutCollections(loss, point);
      case PICKLING ->
          ofProfile(
              loss,
              point,
              "pickling that takes no time",
              profile -> profile.with(profile.process().withoutPickling()));
      case IPC ->
          ofProfile(
              loss,
              point,
              "pipes and queues that take no time",
              profile -> profile.with(profile.process().withoutPipes()));
      default -> Optional.empty();
    };
  }

  private static Optional<Removal> withoutQuota(PointLosses.Loss loss, PointSpec point) {
    Confinement confinement = point.confinement();
    return confinement.quota().isLimit()
        ? Optional.of(
            new Removal(loss, "no CPU quota", point.with(confinement.with(CpuQuota.UNLIMITED))))
        : Optional.empty();
  }

  /** Threads start in what the machine's wake-ups take, of which nothing can be taken away. */
  private static Optional<Removal> withoutStarts(PointLosses.Loss loss, PointSpec point) {
    return isOfThreads(point)
        ? Optional.empty()
        : ofProfile(loss, point, "starts that take no time", RuntimeProfile::withoutStarts);
  }

  /** A collector of regions has no threshold to raise. */
  private static Optional<Removal> withoutCollections(PointLosses.Loss loss, PointSpec point) {
    boolean traces =
        point.runtime() instanceof RuntimeSpec.Python python
            && python.policy().policy().counting() == Counting.NONE;
    return traces
        ? Optional.empty()
        : ofProfile(loss, point, "the collector disabled", RuntimeProfile::withoutCollections);
  }

  private static boolean isOfThreads(PointSpec point) {
    return point.runtime() instanceof RuntimeSpec.Python python
        && python.policy().policy().sharing() == Sharing.HEAP;
  }

  private static Optional<Removal> ofProfile(
      PointLosses.Loss loss, PointSpec point, String with, UnaryOperator<RuntimeProfile> change) {
    return point.runtime() instanceof RuntimeSpec.Python python
        ? Optional.of(
            new Removal(
                loss,
                with,
                point.with(python.with(change.apply(python.profile())), point.workers())))
        : Optional.empty();
  }
}
