package dev.contend.workloads.program;

/**
 * A lock that several workers use.
 *
 * @param id number among the program's locks, from 0
 * @param name as in messages
 * @param kind what it is made of
 */
public record SharedLock(int id, String name, Kind kind) {
  /**
   * A {@code threading.Lock} where workers share a heap, a {@code multiprocessing.Lock} where they
   * do not.
   */
  public SharedLock(int id, String name) {
    this(id, name, Kind.LOCK);
  }

  /** What a lock is made of. */
  public enum Kind {
    /** {@code threading.Lock}. */
    LOCK("threading-lock"),
    /** {@code threading.RLock}: its holder may take it again. */
    RLOCK("threading-rlock"),
    /** A static {@code PyMutex} of an extension in C. */
    PYMUTEX("pymutex"),
    /** A {@code pthread_mutex_t} of an extension in C. */
    PTHREAD_MUTEX("pthread-mutex"),
    /** The lock of an object, taken by a critical section; none where a GIL makes it needless. */
    OBJECT("critical-section");

    private final String yamlName;

    Kind(String yamlName) {
      this.yamlName = yamlName;
    }

    /** The name in scenario files. */
    public String yamlName() {
      return yamlName;
    }

    /** Whether Python code uses it by an object to which references are counted. */
    public boolean isPythonObject() {
      return this == LOCK || this == RLOCK;
    }
  }
}
