package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.SimThread;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.trace.Holding;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedCondition;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.runtime.lock.PyMutex;
import dev.contend.workloads.runtime.lock.ThreadLock;
import dev.contend.workloads.runtime.memory.ObjectHeap;
import dev.contend.workloads.runtime.memory.PyObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the workers of a program share, as the policy lays it out in memory.
 *
 * <p>Where they share a heap, a lock is an object whose semaphore is a line of its own, and
 * variables are slots of the module's dictionary, which has a lock in its header. Where they share
 * nothing, a lock is a semaphore and a variable a number, both in shared memory. A lock that is
 * unshared is one for each thread, unless a condition is built on it.
 */
final class SharedState {
  /** The main thread's number: it makes what is shared. */
  static final int MAIN = 0;

  private final List<PyMutex> moduleDictionaryLocks = new ArrayList<>();
  final PyMutex resultListLock;
  final long resultListItems;

  /** For each lock one, or one for each thread that may use it, the main one first. */
  private final List<List<Lock>> locks = new ArrayList<>();

  private final List<SharedLock> named;
  private final List<SharedLock> ofConditions;
  private final List<Slot> slots = new ArrayList<>();
  final Coordinated coordinated;

  SharedState(PythonRuntime runtime, Program program, ObjectHeap heap) {
    Subjects names = runtime.runMemory().subjects();
    int dictionary = names.of(SubjectKind.OBJECT_LOCK, "lock of the module dict");
    int dictionaries = copies(runtime, names.areForEach(dictionary));
    for (int copy = 0; copy < dictionaries; copy++) {
      moduleDictionaryLocks.add(
          new PyMutex("the lock of the module's dictionary", heap.allocate(dictionary)));
    }
    long resultList =
        heap.allocate(names.of(SubjectKind.OBJECT_LOCK, "lock of the list of results"));
    resultListLock = new PyMutex("the lock of the list of results", resultList);
    resultListItems = heap.allocate(names.of(SubjectKind.ITEMS, "items of the list of results"));
    LockKinds kinds = new LockKinds(runtime, heap);
    named = List.copyOf(program.locks());
    ofConditions = program.conditions().stream().map(SharedCondition::lock).toList();
    for (SharedLock lock : named) {
      requireNext("lock", lock.name(), lock.id(), locks.size());
      boolean forEach = !ofConditions.contains(lock) && names.areForEach(names.lock(lock.name()));
      List<Lock> copies = new ArrayList<>();
      for (int copy = 0; copy < copies(runtime, forEach); copy++) {
        long address = heap.allocate(names.countOf(lock.name()));
        PyObject object = runtime.counts().newObject(MAIN, address);
        String lane = lock.name() + (forEach ? " of thread " + copy : "");
        Holding holding =
            isHeldByOne(lock) ? runtime.runMemory().holding("locks", lane) : Holding.untold();
        copies.add(new Lock(lock.kind(), object, kinds.make(lock, object), holding));
      }
      locks.add(copies);
    }
    for (SharedVariable variable : program.variables()) {
      requireNext("variable", variable.name(), variable.id(), slots.size());
      long address = heap.allocate(names.variable(variable.name()));
      int counts = names.countsIn(variable.name());
      PyObject value = runtime.counts().newObject(MAIN, heap.allocate(counts));
      slots.add(new Slot(address, counts, value));
    }
    coordinated = new Coordinated(runtime, program, heap, locksOf(MAIN));
  }

  /**
   * Whether nobody else has a lock between the words that take it and give it up: a wait at a
   * condition lets others have it, and so does a section that ends when its thread waits.
   */
  private boolean isHeldByOne(SharedLock lock) {
    return !ofConditions.contains(lock) && lock.kind() != SharedLock.Kind.OBJECT;
  }

  /** One, or one for the main thread and each worker. */
  private static int copies(PythonRuntime runtime, boolean forEach) {
    return forEach ? 1 + runtime.workers() : 1;
  }

  /** What a thread has of copies that are one, or one for the main thread and each worker. */
  private static <T> T copyOf(List<T> copies, int thread) {
    return copies.get(thread < copies.size() ? thread : MAIN);
  }

  static void requireNext(String what, String name, int id, int next) {
    if (id != next) {
      throw new IllegalArgumentException(
          what + " '" + name + "' has the number " + id + "; the next is " + next);
    }
  }

  /** The program's locks by number, as a thread sees them. */
  List<Lock> locksOf(int thread) {
    return locks.stream().map(copies -> copyOf(copies, thread)).toList();
  }

  /** The lock of the dictionary that global variables are in, as a thread sees it. */
  PyMutex moduleDictionaryLockOf(int thread) {
    return copyOf(moduleDictionaryLocks, thread);
  }

  private Stream<Lock> allLocks() {
    return locks.stream().flatMap(List::stream);
  }

  /** The program's variables by number. */
  List<Slot> slots() {
    return slots;
  }

  /**
   * Who holds which lock of the program, by what threads that wait for it sleep for. Locks of
   * conditions are left out: a wait at a condition gives them up without a word of the program.
   */
  Map<String, String> holders() {
    Map<String, String> holders = new LinkedHashMap<>();
    for (SharedLock lock : named) {
      for (Lock copy : locks.get(lock.id())) {
        if (!copy.holder.isEmpty() && !ofConditions.contains(lock)) {
          boolean isPthread = lock.kind() == SharedLock.Kind.PTHREAD_MUTEX;
          holders.put((isPthread ? "pthread mutex '" : "lock '") + lock.name() + "'", copy.holder);
        }
      }
    }
    return holders;
  }

  /** Times a thread went to sleep at a lock of the program. */
  long parks() {
    return allLocks().mapToLong(lock -> lock.mutex.parks()).sum();
  }

  /** Reports what the program's locks have cost, if it has any. */
  void reportLocks(MetricSet.Builder metrics) {
    if (!locks.isEmpty()) {
      long operations = allLocks().mapToLong(lock -> lock.operations).sum();
      double lockingPs = allLocks().mapToLong(lock -> lock.lockingPs).sum();
      metrics.put(RunMetrics.LOCK_TIME, lockingPs / Math.max(1, operations) / 1e3);
    }
  }

  /** A lock of the program. */
  static final class Lock {
    final SharedLock.Kind kind;
    final PyObject object;
    final ThreadLock mutex;
    private long operations;
    private long lockingPs;
    private final Holding holding;
    private String holder = "";
    private int level;

    /**
     * @param object what Python code refers to
     * @param mutex what it locks
     * @param holding told of its holders
     */
    Lock(SharedLock.Kind kind, PyObject object, ThreadLock mutex, Holding holding) {
      this.holding = holding;
      this.kind = kind;
      this.object = object;
      this.mutex = mutex;
    }

    /** A thread has it, perhaps once more. */
    void isTakenBy(SimThread thread) {
      holder = thread.name();
      level++;
      if (level == 1) {
        holding.begins(holder);
      }
    }

    /** Its holder begins to give it up, perhaps not for the last time. */
    void isGivenUp() {
      level--;
      holder = level == 0 ? "" : holder;
      if (level == 0) {
        holding.ends();
      }
    }

    /** A worker has taken it, or given it up. */
    void note(long tookPs, boolean isAcquired) {
      operations += isAcquired ? 1 : 0;
      lockingPs += tookPs;
    }
  }

  /** A variable of the program: the word that refers to its value, and the value. */
  static final class Slot {
    final long address;

    /** The subject that its values' headers are. */
    final int counts;

    PyObject value;

    Slot(long address, int counts, PyObject value) {
      this.address = address;
      this.counts = counts;
      this.value = value;
    }
  }
}
