package dev.contend.workloads.script;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A word of a program that does something by itself. */
@SuppressWarnings("ImmutableEnumChecker") // Sets that cannot be reached from outside.
public enum Verb {
  COMPUTE(Measure.DURATION),
  NATIVE(Measure.DURATION),
  SLEEP(Measure.DURATION),
  IO(Measure.DURATION),
  READ(Category.OBJECT, Category.VARIABLE, Category.ATOMIC),
  WRITE(Category.OBJECT, Category.VARIABLE),
  ATOMIC(Category.ATOMIC),
  REFCOUNT(Category.OBJECT),
  APPEND(Category.OBJECT),
  LOCK(Category.LOCK),
  UNLOCK(Category.LOCK),
  PUT(Category.QUEUE),
  GET(Category.QUEUE),
  ALLOC(Category.POOL),
  FREE(Category.POOL),
  CHURN(Category.POOL),
  SEND(Category.CHANNEL),
  RECEIVE(Category.CHANNEL),
  BARRIER(Category.BARRIER),
  SET(Category.EVENT),
  AWAIT(Category.EVENT, Category.EXECUTOR),
  TAKE(Category.SEMAPHORE),
  GIVE(Category.SEMAPHORE),
  USE(Category.DEVICE),
  SUBMIT(Category.EXECUTOR),
  SPAWN(Category.ROLE),
  JOIN(Category.ROLE);

  private final Set<Category> categories;
  private final boolean isTimed;

  Verb(Measure duration) {
    categories = EnumSet.noneOf(Category.class);
    isTimed = duration == Measure.DURATION;
  }

  Verb(Category... categories) {
    this.categories = EnumSet.copyOf(Arrays.asList(categories));
    isTimed = false;
  }

  /** The word in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a time stands behind it, and no name. */
  public boolean isTimed() {
    return isTimed;
  }

  /** What it can be done with. */
  public List<Category> categories() {
    return List.copyOf(categories);
  }
}
