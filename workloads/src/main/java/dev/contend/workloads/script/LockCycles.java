package dev.contend.workloads.script;

import dev.contend.workloads.script.Finding.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Circles of three and more locks, each taken by a thread that holds the one before: if the threads
 * are different ones and hold no lock in common, each can wait for the next.
 *
 * <p>Source: the lock graph with guards and threads of Bensalem and Havelund, Dynamic deadlock
 * analysis of multi-threaded programs, Haifa Verification Conference 2005, applied to the text of a
 * program instead of a run. Circles of two are told by {@link LockCheck}.
 */
final class LockCycles {
  private static final int SHORTEST = 3;

  /** Longer circles are not looked for, and neither is more than so much. */
  private static final int LONGEST = 8;

  private static final int MOST_STEPS = 200_000;

  private static final Collector<String, ?, Set<String>> LOCKS =
      Collectors.toCollection(LinkedHashSet::new);

  private final List<Order> orders = new ArrayList<>();
  private final Map<Role, Integer> threads;
  private final List<Order> path = new ArrayList<>();
  private final Set<Set<String>> told = new LinkedHashSet<>();
  private final List<Finding> found = new ArrayList<>();
  private int steps;

  /**
   * One lock taken while another is held.
   *
   * @param gates what else is held at that time
   */
  record Order(Role role, String first, String second, Set<String> gates, int mark) {}

  /**
   * @param threads how many each role has
   * @param told locks of which a circle has been told
   */
  LockCycles(List<Order> orders, Map<Role, Integer> threads, Set<Set<String>> told) {
    this.threads = threads;
    this.told.addAll(told);
    Set<List<Object>> known = new LinkedHashSet<>();
    for (Order order : orders) {
      // That a role takes two locks alike at two places makes no other circle.
      if (known.add(List.of(order.role.name(), order.first, order.second, order.gates))) {
        this.orders.add(order);
      }
    }
  }

  /** A finding for each set of locks that makes a circle; one more if the search was given up. */
  List<Finding> all() {
    keepWhatMayBeInACircle();
    for (int longest = SHORTEST; longest <= LONGEST; longest++) {
      for (Order order : orders) {
        path.add(order);
        extend(longest);
        path.remove(path.size() - 1);
      }
    }
    if (steps > MOST_STEPS) {
      giveUp();
    }
    return found;
  }

  /** Leaves out what begins at a lock that no other order ends at, and the other way round. */
  private void keepWhatMayBeInACircle() {
    int before;
    do {
      before = orders.size();
      Set<String> firsts = orders.stream().map(Order::first).collect(LOCKS);
      Set<String> seconds = orders.stream().map(Order::second).collect(LOCKS);
      orders.removeIf(order -> !firsts.contains(order.second) || !seconds.contains(order.first));
    } while (orders.size() < before);
  }

  private void giveUp() {
    Order first = orders.get(0);
    found.add(
        new Finding(
            first.mark,
            Rule.LOCK_ORDER,
            "the locks from '"
                + first.first
                + "' and '"
                + first.second
                + "' on are nested in more ways than can be searched for circles",
            "take locks in one order everywhere, or write 'allow: [lock-order]' if no threads can"
                + " wait for each other"));
  }

  private void extend(int longest) {
    Order last = path.get(path.size() - 1);
    if (last.second.equals(path.get(0).first)) {
      if (path.size() == longest && threadsSuffice()) {
        tell();
      }
      return;
    }
    for (Order next : orders) {
      if (path.size() == longest || ++steps > MOST_STEPS) {
        return;
      }
      if (next.first.equals(last.second) && canBeBeside(next)) {
        path.add(next);
        extend(longest);
        path.remove(path.size() - 1);
      }
    }
  }

  /** Whether no lock is held in it that is held in another part of the circle. */
  private boolean canBeBeside(Order next) {
    Set<String> held = held(next);
    return path.stream().noneMatch(other -> held(other).stream().anyMatch(held::contains));
  }

  private static Set<String> held(Order order) {
    Set<String> held = new LinkedHashSet<>(order.gates);
    held.add(order.first);
    return held;
  }

  private boolean threadsSuffice() {
    return path.stream()
        .allMatch(
            one ->
                path.stream().filter(other -> other.role.equals(one.role)).count()
                    <= threads.getOrDefault(one.role, 0));
  }

  private void tell() {
    Set<String> locks = new LinkedHashSet<>(path.stream().map(Order::first).sorted().toList());
    if (told.stream().anyMatch(locks::containsAll)) {
      return;
    }
    told.add(locks);
    StringBuilder wrong = new StringBuilder("a circle of locks:");
    List<Integer> places = new ArrayList<>();
    for (Order order : path) {
      wrong.append(places.isEmpty() ? " " : ", ");
      wrong.append(order.role.name()).append(" takes '").append(order.second);
      wrong.append("' with '").append(order.first).append("' held (");
      wrong.append(Finding.place(places.size())).append(')');
      places.add(order.mark);
    }
    wrong.append(": each can wait for the next");
    found.add(
        new Finding(
            path.get(0).mark,
            Rule.LOCK_ORDER,
            wrong.toString(),
            "take them in one order everywhere, as "
                + String.join(", ", locks.stream().map(lock -> "'" + lock + "'").toList())
                + ", or write 'allow: [lock-order]' to see them wait",
            places));
  }
}
