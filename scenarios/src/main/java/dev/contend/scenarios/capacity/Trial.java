package dev.contend.scenarios.capacity;

import java.util.List;
import java.util.Optional;

/**
 * What one replication yielded.
 *
 * @param values of the aims, in their order; none if it failed
 * @param cost what is to be small, above 0; 0 if it failed
 * @param rate requests, or whole runs, a second; 0 if it failed without any
 * @param failure why it says nothing of the aims
 */
public record Trial(List<Double> values, double cost, double rate, Optional<Failure> failure) {
  public Trial {
    values = List.copyOf(values);
  }

  /** A replication that ended well. */
  public static Trial of(List<Double> values, double cost, double rate) {
    return new Trial(values, cost, rate, Optional.empty());
  }

  /** One that did not. */
  public static Trial failed(Failure failure, double rate) {
    return new Trial(List.of(), 0, rate, Optional.of(failure));
  }

  /**
   * Why a replication says nothing of the aims.
   *
   * @param kind which kind of reason
   * @param what the reason in words, as "more arrives than is served"
   */
  public record Failure(Kind kind, String what) {
    /** Kinds of reasons. */
    public enum Kind {
      /** More memory than there is; more workers need still more. */
      OUT_OF_MEMORY,
      /** More arrives than is served. */
      UNSTABLE,
      /** The simulated program did not end, or does not measure what an aim names. */
      NO_RESULT
    }
  }
}
