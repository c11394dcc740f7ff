package dev.contend.workloads.runtime.policy;

import dev.contend.workloads.runtime.refcount.BiasedRefcount;
import dev.contend.workloads.runtime.refcount.PlainRefcount;
import dev.contend.workloads.runtime.refcount.RefcountScheme;
import java.util.function.IntFunction;

/** How references are counted. */
public enum Counting {
  /** Plain stores, safe under an interpreter lock. */
  PLAIN(PlainRefcount::new),
  /** Plain stores by the owning thread, atomic operations by all others. */
  BIASED(BiasedRefcount::new);

  private final IntFunction<RefcountScheme> factory;

  Counting(IntFunction<RefcountScheme> factory) {
    this.factory = factory;
  }

  /** The count of a new object. */
  RefcountScheme of(int creator) {
    return factory.apply(creator);
  }
}
