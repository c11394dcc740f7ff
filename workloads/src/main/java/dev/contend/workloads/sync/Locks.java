package dev.contend.workloads.sync;

import dev.contend.workloads.program.SubjectKind;
import java.util.function.Function;

/**
 * The register of locks. A constant here gives a lock its name in scenario files and enrols it in
 * the locks' contract tests.
 */
public enum Locks {
  TEST_AND_SET(
      "test-and-set", false, platform -> new SpinLock(platform, SpinLock.Waiting.EXCHANGE)),
  SPIN("spin", false, platform -> new SpinLock(platform, SpinLock.Waiting.SPIN)),
  SPIN_PAUSE("spin-pause", false, platform -> new SpinLock(platform, SpinLock.Waiting.PAUSE)),
  SPIN_BACK_OFF(
      "spin-back-off", false, platform -> new SpinLock(platform, SpinLock.Waiting.BACK_OFF)),
  SPIN_YIELD("spin-yield", false, platform -> new SpinLock(platform, SpinLock.Waiting.YIELD)),
  TICKET("ticket", true, platform -> new TicketLock(platform, TicketLock.Waiting.SPIN)),
  TICKET_PAUSE(
      "ticket-pause", true, platform -> new TicketLock(platform, TicketLock.Waiting.PAUSE)),
  TICKET_YIELD(
      "ticket-yield", true, platform -> new TicketLock(platform, TicketLock.Waiting.YIELD)),
  TICKET_BLOCKING("ticket-blocking", true, platform -> new BlockingTicketLock(platform, "lock")),
  QUEUED("queued", true, platform -> new QueuedLock(platform, "lock")),
  MCS("mcs", true, McsLock::new),
  MUTEX("mutex", false, platform -> mutex(platform, FutexMutex.Kind.NORMAL)),
  MUTEX_ADAPTIVE("mutex-adaptive", false, platform -> mutex(platform, FutexMutex.Kind.ADAPTIVE)),
  MUTEX3("mutex3", false, platform -> mutex(platform, FutexMutex.Kind.DECREMENTING));

  private final String yamlName;
  private final boolean isFair;
  private final Function<Platform, Lock> factory;

  Locks(String yamlName, boolean isFair, Function<Platform, Lock> factory) {
    this.yamlName = yamlName;
    this.isFair = isFair;
    this.factory = factory;
  }

  /** A pthread mutex with a name for the report of a deadlock. */
  public static Lock pthreadMutex(Platform platform, String name) {
    return new FutexMutex(
        platform, FutexMutex.Kind.NORMAL, name, platform.word(SubjectKind.LOCK, name));
  }

  private static Lock mutex(Platform platform, FutexMutex.Kind kind) {
    return new FutexMutex(platform, kind, "mutex", platform.word());
  }

  /** The name in scenario files. */
  public String yamlName() {
    return yamlName;
  }

  /** Whether who comes first is served first. */
  public boolean isFair() {
    return isFair;
  }

  /** A lock of this kind, free. */
  public Lock make(Platform platform) {
    return factory.apply(platform);
  }
}
