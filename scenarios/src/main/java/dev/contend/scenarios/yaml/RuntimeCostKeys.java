package dev.contend.scenarios.yaml;

import dev.contend.workloads.runtime.lock.LockSettings.ThreadingLock;
import dev.contend.workloads.runtime.memory.Allocator;
import dev.contend.workloads.runtime.memory.CollectorKind;
import java.util.List;

/** The keys of runtime files about memory, statements, locks and the standard library. */
final class RuntimeCostKeys {
  private static final ValueKind<Double> MEAN = ValueKinds.meanDurationPs(0, 1e12);
  private static final ValueKind<Long> BYTES = ValueKinds.bytes(0, 1L << 50);
  private static final ValueKind<Long> COUNT = ValueKinds.wholeNumber(0, 1_000_000);
  private static final ValueKind<Double> STATEMENT = ValueKinds.number(0, 1e6);
  private static final ValueKind<Boolean> YES_OR_NO =
      ValueKinds.choice(List.of("yes", "no")).map("yes"::equals);
  private static final ValueKind<Allocator> ALLOCATORS =
      ValueKinds.named(List.of(Allocator.values()), Allocator::yamlName);
  private static final ValueKind<CollectorKind> COLLECTORS =
      ValueKinds.named(List.of(CollectorKind.values()), CollectorKind::yamlName);
  private static final ValueKind<Double> CYCLES = ValueKinds.number(0, 1e9);

  private RuntimeCostKeys() {}

  private static Key<Long> duration(String name, String help) {
    return Key.sourced(name, CostKinds.DURATION, help);
  }

  private static Key<Long> bytes(String name, String help) {
    return Key.sourced(name, BYTES, help);
  }

  private static Key<Double> mean(String name, String help) {
    return Key.sourced(name, MEAN, help);
  }

  private static Key<Double> statement(String name, String help) {
    return Key.sourced(name, STATEMENT, help);
  }

  private static Key<Double> cycles(String name, String help) {
    return Key.sourced(name, CYCLES, help);
  }

  private static Key<Double> bandwidth(String name, String help) {
    return Key.sourced(name, CostKinds.BANDWIDTH, help);
  }

  /** How objects are laid out, and what memory costs. */
  static final class Memory {
    static final Key<Allocator> ALLOCATOR =
        Key.sourced("allocator", ALLOCATORS, "Where objects go.");
    static final Key<Long> OBJECT_HEADER = bytes("object-header", "Of every object.");
    static final Key<Long> TRACKED_HEADER =
        bytes("tracked-header", "Before the header of an object that the cycle collector knows.");
    static final Key<Long> ALLOCATE =
        duration("allocate", "Room for an object where a free one is at hand.");
    static final Key<Long> FREE = duration("free", "Taking it back.");
    static final Key<Long> PAGE_FAULT = duration("page-fault", "The first touch of a page.");
    static final Key<Long> PAGE_COPY =
        duration("page-copy", "The first write to a page that a fork left shared.");
    static final Key<Long> MAPPING =
        duration("mapping", "A call that asks the kernel for memory or gives it back.");
    static final Key<Long> THREAD_HEAPS =
        duration(
            "thread-heaps", "The calls that give an exited thread's own heaps back, all together.");
    static final Key<Long> INTERPRETER = bytes("interpreter", "Resident in the first process.");
    static final Key<Long> FORKED = bytes("forked", "Private to a forked process.");
    static final Key<Long> SERVED =
        bytes("served", "Private to a process that a fork server has forked.");
    static final Key<Long> SPAWNED =
        bytes("spawned", "Private to a process of a fresh interpreter, and to a fork server.");
    static final Key<Long> SUBINTERPRETER =
        bytes("subinterpreter", "Of a further interpreter in the process.");
    static final Key<Long> THREAD = bytes("thread", "Of a thread that does nothing.");
    static final Key<Long> DELAYED_FREES =
        Key.sourced(
            "delayed-frees",
            ValueKinds.wholeNumber(1, 1_000_000),
            "Frees of one thread that wait for readers until it announces them.");
    static final Key<Long> DELAYED_BYTES =
        bytes(
            "delayed-bytes", "Bytes of one thread that wait for readers until it announces them.");
    static final Key<Boolean> FREED_AT_SAFEPOINT =
        Key.sourced(
            "freed-at-safepoint",
            YES_OR_NO,
            "Whether a thread looks at its next safepoint what may be freed.");
    static final Section SECTION =
        Section.of(
            "runtime-memory",
            ALLOCATOR,
            OBJECT_HEADER,
            TRACKED_HEADER,
            ALLOCATE,
            FREE,
            PAGE_FAULT,
            PAGE_COPY,
            MAPPING,
            THREAD_HEAPS,
            INTERPRETER,
            FORKED,
            SERVED,
            SPAWNED,
            SUBINTERPRETER,
            THREAD,
            DELAYED_FREES,
            DELAYED_BYTES,
            FREED_AT_SAFEPOINT);

    private Memory() {}
  }

  /** The cycle collector. */
  static final class Collector {
    static final Key<CollectorKind> KIND = Key.sourced("kind", COLLECTORS, "Which it is.");
    static final Key<Long> THRESHOLD =
        Key.sourced(
            "threshold",
            ValueKinds.wholeNumber(1, 1_000_000_000),
            "Objects made and not freed since the last collection that ask for another.");
    static final Key<Double> OBJECT = mean("object", "Looking at an object.");
    static final Key<Double> REFERENCE = mean("reference", "Following a reference.");
    static final Key<Long> MEMORY_CHECK =
        duration(
            "memory-check",
            "Asking the kernel for the process's memory before a collection; 0 if it does not"
                + " ask.");
    static final Section SECTION =
        Section.of("collector", KIND, THRESHOLD, OBJECT, REFERENCE, MEMORY_CHECK);

    private Collector() {}
  }

  /** Statements on shared objects, in cycles of the machine's first kind of core. */
  static final class Statements {
    static final Key<Double> REBIND = statement("rebind", "t = o where no reference is counted.");
    static final Key<Double> PLAIN_PAIR =
        statement(
            "plain-pair",
            "What one reference taken and given back with plain stores adds to that.");
    static final Key<Double> APPEND =
        statement("append", "One pass of a loop that appends a new integer to a list.");
    static final Key<Double> LENGTH_CHECK =
        statement("length-check", "if len(l) == n:, and an item's share in dropping a full list.");
    static final Key<Double> EXTEND_ITEM = statement("extend-item", "One item of list.extend.");
    static final Key<Double> READ_ITEM = statement("read-item", "l[i], d[k] or o.a.");
    static final Key<Double> WRITE_ITEM =
        statement("write-item", "The same as the target of an assignment, with the new object.");
    static final Key<Double> DROP_ITEM =
        statement("drop-item", "l.pop() and the end of what it returns.");
    static final Key<Double> WITH = statement("with", "with lock: ..., both ends together.");
    static final Key<Double> COPY_BANDWIDTH =
        bandwidth("copy-bandwidth", "At which a list's array is copied when it grows.");
    static final Section SECTION =
        Section.of(
            "statements",
            REBIND,
            PLAIN_PAIR,
            APPEND,
            LENGTH_CHECK,
            EXTEND_ITEM,
            READ_ITEM,
            WRITE_ITEM,
            DROP_ITEM,
            WITH,
            COPY_BANDWIDTH);

    private Statements() {}
  }

  /** How locks wait. */
  static final class Locks {
    static final Key<Long> SPINS =
        Key.sourced(
            "spins", COUNT, "Yields of a thread that finds a PyMutex taken, before it parks.");
    static final Key<Long> RELOAD_EVERY =
        Key.sourced(
            "reload-every",
            COUNT,
            "After how many of these it looks at the mutex again; 0 for never.");
    static final Key<Long> FAIR_AFTER =
        duration("fair-after", "How long a thread waits until a PyMutex is handed over to it.");
    static final Key<Long> BUCKETS =
        Key.sourced("buckets", ValueKinds.wholeNumber(1, 1_000_000), "Queues of the parking lot.");
    static final Key<ThreadingLock> THREADING_LOCK =
        Key.sourced(
            "threading-lock",
            ValueKinds.enumeration(ThreadingLock.class),
            "What threading.Lock is made of.");
    static final Section SECTION =
        Section.of("locks", SPINS, RELOAD_EVERY, FAIR_AFTER, BUCKETS, THREADING_LOCK);

    private Locks() {}
  }

  /** Python code of the standard library, in cycles of the machine's first kind of core. */
  static final class PythonLibrary {
    static final Key<Double> CONDITION_WAIT_CYCLES =
        cycles("condition-wait-cycles", "Condition.wait.");
    static final Key<Double> CONDITION_NOTIFY_CYCLES =
        cycles("condition-notify-cycles", "Condition.notify, called outside of a queue.");
    static final Key<Double> ENTER_CYCLES =
        cycles("enter-cycles", "Entering and leaving a 'with' block of a condition.");
    static final Key<Double> QUEUE_PUT_CYCLES =
        cycles("queue-put-cycles", "queue.Queue.put, the notification included.");
    static final Key<Double> QUEUE_GET_CYCLES =
        cycles("queue-get-cycles", "queue.Queue.get, likewise.");
    static final Key<Double> SIMPLE_QUEUE_CYCLES =
        cycles("simple-queue-cycles", "One call of queue.SimpleQueue.");
    static final Key<Double> SUBMIT_CYCLES = cycles("submit-cycles", "ThreadPoolExecutor.submit.");
    static final Key<Double> TASK_CYCLES =
        cycles("task-cycles", "What a thread of the pool does for each task.");
    static final Key<Double> RESULT_CYCLES = cycles("result-cycles", "Future.result.");
    static final Key<Double> LOOP_CALL_CYCLES =
        cycles("loop-call-cycles", "call_soon_threadsafe, and one callback of the loop.");
    static final Key<Long> QUEUE_REFERENCES =
        Key.sourced(
            "queue-references",
            ValueKinds.wholeNumber(0, 100),
            "Counted references that a call of queue.Queue takes and gives back on each of its"
                + " objects.");
    static final Section SECTION =
        Section.of(
            "library",
            CONDITION_WAIT_CYCLES,
            CONDITION_NOTIFY_CYCLES,
            ENTER_CYCLES,
            QUEUE_PUT_CYCLES,
            QUEUE_GET_CYCLES,
            SIMPLE_QUEUE_CYCLES,
            SUBMIT_CYCLES,
            TASK_CYCLES,
            RESULT_CYCLES,
            LOOP_CALL_CYCLES,
            QUEUE_REFERENCES);

    private PythonLibrary() {}
  }
}
