package dev.contend.workloads.script;

import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.script.Finding.Rule;
import dev.contend.workloads.script.LockCycles.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether every role gives up what it takes, and whether two roles take locks in orders that let
 * each wait for the other.
 */
final class LockCheck {
  private final Map<String, Thing> locks = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();

  LockCheck(Script script) {
    script.things(Category.LOCK).forEach(lock -> locks.put(lock.name(), lock));
    for (Role role : script.roles()) {
      List<Held> held = new ArrayList<>();
      walk(role, role.block(), held);
      held.forEach(lock -> notReleased(lock, "the end of " + role.name()));
    }
  }

  /**
   * A lock that is held.
   *
   * @param mark where it was taken
   */
  private record Held(String lock, int mark) {}

  /** Locks not given up, given up without being held, or taken again by who holds them. */
  List<Finding> balance() {
    return findings;
  }

  /**
   * Pairs of locks that are taken in both orders by threads that can do so at the same time, and
   * longer circles.
   */
  List<Finding> order(Map<Role, Integer> threads) {
    List<Finding> found = new ArrayList<>();
    Set<Set<String>> told = new LinkedHashSet<>();
    for (Order one : orders) {
      for (Order other : orders) {
        if (one.mark() >= other.mark()
            || !one.first().equals(other.second())
            || !one.second().equals(other.first())) {
          continue;
        }
        boolean twoThreads =
            !one.role().equals(other.role()) || threads.getOrDefault(one.role(), 0) > 1;
        boolean isGated = one.gates().stream().anyMatch(other.gates()::contains);
        boolean run =
            threads.getOrDefault(one.role(), 0) > 0 && threads.getOrDefault(other.role(), 0) > 0;
        if (twoThreads
            && run
            && !isGated
            && told.add(new TreeSet<>(List.of(one.first(), one.second())))) {
          found.add(inversion(one, other));
        }
      }
    }
    found.addAll(new LockCycles(orders, threads, told).all());
    return found;
  }

  private static Finding inversion(Order one, Order other) {
    return new Finding(
        other.mark(),
        Rule.LOCK_ORDER,
        other.role().name()
            + " takes '"
            + other.second()
            + "' while it holds '"
            + other.first()
            + "', and "
            + one.role().name()
            + " takes them the other way round: each can wait for the other",
        "take '"
            + one.first()
            + "' first everywhere, or write 'allow: [lock-order]' to see them wait");
  }

  private void walk(Role role, List<Statement> block, List<Held> held) {
    for (Statement statement : block) {
      if (statement instanceof Statement.Act act) {
        if (act.verb() == Verb.LOCK) {
          take(role, act, held);
        } else if (act.verb() == Verb.UNLOCK) {
          giveUp(act, held);
        }
      } else if (statement instanceof Statement.Repeat repeat) {
        inside(role, repeat.block(), held, "the end of the repetition");
      } else if (statement instanceof Statement.Choose choose) {
        choose
            .branches()
            .forEach(branch -> inside(role, branch.block(), held, "the end of the branch"));
      }
    }
  }

  /** A block that may run never or often must leave the locks as it found them. */
  private void inside(Role role, List<Statement> block, List<Held> held, String end) {
    List<Held> within = new ArrayList<>(held);
    walk(role, block, within);
    within.stream().filter(lock -> !held.contains(lock)).forEach(lock -> notReleased(lock, end));
    held.stream()
        .filter(lock -> !within.contains(lock))
        .forEach(
            lock ->
                findings.add(
                    new Finding(
                        lock.mark,
                        Rule.LOCK_BALANCE,
                        "'"
                            + lock.lock
                            + "' is given up inside a block that may run never or often",
                        "take and give up a lock in the same block: 'lock: "
                            + lock.lock
                            + "' with 'do: [...]'")));
  }

  private void take(Role role, Statement.Act act, List<Held> held) {
    Optional<Held> before = held.stream().filter(one -> one.lock.equals(act.thing())).findFirst();
    Thing lock = locks.get(act.thing());
    boolean isReentrant = lock != null && lock.kind().equals(SharedLock.Kind.RLOCK.yamlName());
    if (before.isPresent() && !isReentrant) {
      findings.add(
          new Finding(
              act.mark(),
              Rule.LOCK_BALANCE,
              "takes '" + act.thing() + "', which the thread holds already: it waits for itself",
              "leave the inner lock out, or declare the lock as 'kind: "
                  + SharedLock.Kind.RLOCK.yamlName()
                  + "'"));
    }
    if (before.isEmpty()) {
      for (Held first : held) {
        Set<String> gates = new LinkedHashSet<>(held.stream().map(Held::lock).toList());
        // Two threads can hold a lock in shards at the same time.
        gates.removeIf(name -> name.equals(first.lock) || isInShards(name));
        orders.add(new Order(role, first.lock, act.thing(), gates, act.mark()));
      }
    }
    held.add(new Held(act.thing(), act.mark()));
  }

  private boolean isInShards(String name) {
    Thing lock = locks.get(name);
    return lock != null && lock.quantity(Thing.SHARDS).isPresent();
  }

  private void giveUp(Statement.Act act, List<Held> held) {
    for (int i = held.size() - 1; i >= 0; i--) {
      if (held.get(i).lock.equals(act.thing())) {
        held.remove(i);
        return;
      }
    }
    findings.add(
        new Finding(
            act.mark(),
            Rule.LOCK_BALANCE,
            "gives up '" + act.thing() + "', which the thread does not hold",
            "take it before with 'lock: " + act.thing() + "', or leave this out"));
  }

  private void notReleased(Held lock, String end) {
    findings.add(
        new Finding(
            lock.mark,
            Rule.LOCK_BALANCE,
            "takes '" + lock.lock + "' and has not given it up at " + end,
            "add 'unlock: " + lock.lock + "', or write what is done under it as 'do: [...]'"));
  }
}
