package dev.contend.workloads.runtime.policy;

import dev.contend.workloads.runtime.Mechanism;
import dev.contend.workloads.runtime.memory.RegionHeap;
import dev.contend.workloads.runtime.refcount.AtomicRefcount;
import dev.contend.workloads.runtime.refcount.BiasedRefcount;
import dev.contend.workloads.runtime.refcount.PlainRefcount;
import dev.contend.workloads.runtime.refcount.RefcountScheme;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** How references are counted. */
public enum Counting {
  /** Plain stores, safe under an interpreter lock. */
  PLAIN("plain stores", PlainRefcount.MECHANISM, creator -> new PlainRefcount()),
  /** Plain stores by the owning thread, atomic operations by all others. */
  BIASED("counts biased to the maker", BiasedRefcount.MECHANISM, BiasedRefcount::new),
  /** Atomic operations by every thread, on every object. */
  ATOMIC("atomic counts", AtomicRefcount.MECHANISM, creator -> new AtomicRefcount()),
  /** Not at all: a collector finds what is dead. */
  NONE("no counts", RegionHeap.MECHANISM, creator -> null);

  private final String help;
  private final Mechanism mechanism;
  private final IntFunction<@Nullable RefcountScheme> factory;

  Counting(String help, Mechanism mechanism, IntFunction<@Nullable RefcountScheme> factory) {
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

  /** The count of a new object; null if it has none. */
  @Nullable RefcountScheme of(int creator) {
    return factory.apply(creator);
  }

  /** Whether a profile's exemptions apply: the removals of 1996 and 2016 had none. */
  boolean hasExemptions() {
    return this != ATOMIC;
  }
}
