package dev.contend.workloads.script;

import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.SharedQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of things that programs declare, by the words of files. */
public final class Kinds {
  /** A pool of objects that the cycle collector knows: instances and containers. */
  public static final String TRACKED = "instances";

  /** A pool of objects that it does not know: numbers and text. */
  public static final String UNTRACKED = "numbers";

  /** {@code multiprocessing.Queue}. */
  public static final String PROCESS_QUEUE = "process-queue";

  /** {@code multiprocessing.SimpleQueue}. */
  public static final String SIMPLE_PROCESS_QUEUE = "process-simple-queue";

  /** Bytes of an object of a pool beside its header; assumed: a handful of attributes. */
  static final int OBJECT_BYTES = 48;

  private static final String VARIABLE = "variable";
  private static final String ATOMIC = "atomic";

  private Kinds() {}

  /** What may stand in {@code objects}; the first is the default. */
  public static List<String> ofObjects() {
    List<String> words = new ArrayList<>();
    for (SharedObject.Kind kind : SharedObject.Kind.values()) {
      words.add(word(kind));
    }
    words.addAll(List.of(VARIABLE, ATOMIC, TRACKED, UNTRACKED));
    return words;
  }

  /** What may stand in {@code locks}; the first is the default. */
  public static List<String> ofLocks() {
    return Arrays.stream(SharedLock.Kind.values()).map(SharedLock.Kind::yamlName).toList();
  }

  /** What may stand in {@code queues}; the first is the default. */
  public static List<String> ofQueues() {
    List<String> words =
        new ArrayList<>(
            Arrays.stream(SharedQueue.Kind.values()).map(SharedQueue.Kind::yamlName).toList());
    words.addAll(List.of(PROCESS_QUEUE, SIMPLE_PROCESS_QUEUE));
    return words;
  }

  /** The category of a word of {@link #ofObjects}. */
  public static Category ofObject(String kind) {
    return switch (kind) {
      case VARIABLE -> Category.VARIABLE;
      case ATOMIC -> Category.ATOMIC;
      case TRACKED, UNTRACKED -> Category.POOL;
      default -> Category.OBJECT;
    };
  }

  /** The category of a word of {@link #ofQueues}. */
  public static Category ofQueue(String kind) {
    return kind.startsWith("process-") ? Category.CHANNEL : Category.QUEUE;
  }

  /** Whether an object of this kind holds items. */
  public static boolean isContainer(String kind) {
    return Arrays.stream(SharedObject.Kind.values())
        .anyMatch(one -> one.isContainer() && word(one).equals(kind));
  }

  static String word(SharedObject.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
