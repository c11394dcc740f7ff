package dev.contend.workloads.runtime.policy;

import dev.contend.workloads.runtime.Mechanism;
import dev.contend.workloads.runtime.refcount.BiasedRefcount;
import dev.contend.workloads.runtime.refcount.PlainRefcount;
import dev.contend.workloads.runtime.refcount.RefcountScheme;
import java.util.function.IntFunction;

/** How references are counted. */
public enum Counting {
  /** Plain stores, safe under an interpreter lock. */
  PLAIN("plain stores", PlainRefcount.MECHANISM, PlainRefcount::new),
  /** Plain stores by the owning thread, atomic operations by all others. */
  BIASED("counts biased to the maker", BiasedRefcount.MECHANISM, BiasedRefcount::new);

  private final String help;
  private final Mechanism mechanism;
  private final IntFunction<RefcountScheme> factory;

  Counting(String help, Mechanism mechanism, IntFunction<RefcountScheme> factory) {
    this.help = help;
    this.mechanism = mechanism;
    this.factory = factory;
  }

  /** How, in a few words. */
  public String help() {
    return help;
  }

  /** What this choice brings with it. */
  public Mechanism mechanism() {
    return mechanism;
  }

  /** The count of a new object. */
  RefcountScheme of(int creator) {
    return factory.apply(creator);
  }
}
