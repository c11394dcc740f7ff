package dev.contend.cpu.scheduler;

import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Machine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which hardware threads the workers of a program may run on.
 *
 * @param policy how workers are bound
 * @param allowed the hardware threads of {@link Policy#LIST}, rising; else empty
 */
public record Pinning(Policy policy, List<Integer> allowed) {
  /** All threads may run everywhere. */
  public static final Pinning NONE = new Pinning(Policy.NONE, List.of());

  public Pinning {
    allowed = List.copyOf(new TreeSet<>(allowed));
    if (allowed.isEmpty() == (policy == Policy.LIST)) {
      throw new IllegalArgumentException(
          "pinning "
              + policy
              + " with hardware threads "
              + allowed
              + "; LIST has some, others none");
    }
  }

  /** One of the policies that need no list. */
  public static Pinning of(Policy policy) {
    return new Pinning(policy, List.of());
  }

  /** All threads of the program, main thread included, on some hardware threads only. */
  public static Pinning only(List<Integer> allowed) {
    return new Pinning(Policy.LIST, allowed);
  }

  /** How workers are bound. Beyond the last hardware thread they begin again with the first. */
  public enum Policy {
    /** Not at all. */
    NONE,
    /** One to a core, socket after socket; then to the cores' further hardware threads. */
    CORES,
    /** One to a core, NUMA nodes in turn; then to the cores' further hardware threads. */
    SPREAD,
    /** One to a hardware thread, as they are numbered. */
    HARDWARE_THREADS,
    /** All to the same few, as {@code taskset} does it. */
    LIST
  }

  /** The affinity of a worker; null for all hardware threads. */
  public int @Nullable [] ofWorker(Machine machine, int worker) {
    return switch (policy) {
      case NONE -> null;
      case LIST -> list();
      case HARDWARE_THREADS -> new int[] {worker % machine.hardwareThreads()};
      case CORES, SPREAD -> {
        List<Integer> order = order(machine);
        yield new int[] {order.get(worker % order.size())};
      }
    };
  }

  /** The affinity of the main thread; null for all hardware threads. */
  public int @Nullable [] ofMain() {
    return policy == Policy.LIST ? list() : null;
  }

  /** The first hardware thread of the list that a machine does not have. */
  public OptionalInt beyond(Machine machine) {
    return allowed.stream()
        .mapToInt(Integer::intValue)
        .filter(each -> each >= machine.hardwareThreads())
        .findFirst();
  }

  private int[] list() {
    return allowed.stream().mapToInt(Integer::intValue).toArray();
  }

  private List<Integer> order(Machine machine) {
    List<Slot> slots = new ArrayList<>();
    int[] coresOfNode = new int[machine.numaNodes()];
    for (int core = 0; core < machine.cores(); core++) {
      int inNode = coresOfNode[machine.core(core).numaNode()]++;
      for (int sibling = 0; sibling < machine.threadsOf(core); sibling++) {
        slots.add(
            new Slot(machine.firstThreadOf(core) + sibling, sibling, machine.core(core), inNode));
      }
    }
    Comparator<Slot> bySibling = Comparator.comparingInt(Slot::sibling);
    Comparator<Slot> order =
        policy == Policy.SPREAD ? bySibling.thenComparingInt(Slot::inNode) : bySibling;
    slots.sort(
        order
            .thenComparingInt(slot -> slot.place().socket())
            .thenComparingInt(slot -> slot.place().numaNode())
            .thenComparingInt(Slot::hardwareThread));
    return slots.stream().map(Slot::hardwareThread).toList();
  }

  /**
   * A hardware thread as one of several.
   *
   * @param sibling which of its core's
   * @param inNode which core of its NUMA node
   */
  private record Slot(int hardwareThread, int sibling, Core place, int inNode) {}

  /** As in tables: the policy in words, or the list with ranges. */
  @Override
  public String toString() {
    if (policy != Policy.LIST) {
      return policy.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
    StringBuilder text = new StringBuilder();
    int[] list = list();
    for (int first = 0; first < list.length; ) {
      int from = first;
      int last =
          IntStream.range(first, list.length)
              .takeWhile(i -> list[i] - list[from] == i - from)
              .max()
              .orElse(first);
      text.append(first == 0 ? "" : " ").append(list[first]);
      text.append(last == first ? "" : "-" + list[last]);
      first = last + 1;
    }
    return text.toString();
  }

  /** Whether a hardware thread is among some. */
  static boolean includes(int[] hardwareThreads, int candidate) {
    for (int allowed : hardwareThreads) {
      if (allowed == candidate) {
        return true;
      }
    }
    return false;
  }
}
