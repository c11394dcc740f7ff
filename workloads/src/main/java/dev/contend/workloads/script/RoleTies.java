package dev.contend.workloads.script;

import dev.contend.workloads.program.WorkerRole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which roles of a program wait for which others, and at what. */
final class RoleTies {
  private final Script script;

  RoleTies(Script script) {
    this.script = script;
  }

  /** The roles in their order. */
  List<WorkerRole> of(Map<Role, Integer> threads) {
    List<WorkerRole> roles = new ArrayList<>();
    threads.forEach(
        (role, count) -> {
          Set<String> gives = new LinkedHashSet<>();
          Set<String> takes = new LinkedHashSet<>();
          if (role.isPool()) {
            gives.add(resultsOf(role.name()));
            takes.add(tasksOf(role.name()));
          }
          gives.add(endOf(role.name()));
          Script.statements(role.block()).forEach(one -> add(one, gives, takes));
          boolean sleeps = acts(role).anyMatch(act -> act.verb() == Verb.SLEEP);
          roles.add(
              new WorkerRole(
                  role.name(),
                  count,
                  List.copyOf(gives),
                  List.copyOf(takes),
                  sleeps,
                  devices(role)));
        });
    return roles;
  }

  private void add(Statement statement, Set<String> gives, Set<String> takes) {
    if (statement instanceof Statement.Arrivals arrivals) {
      gives.add(called(Category.QUEUE, arrivals.queue()));
    }
    if (!(statement instanceof Statement.Act act)) {
      return;
    }
    String name = act.thing();
    switch (act.verb()) {
      case PUT -> gives.add(called(Category.QUEUE, name));
      case GET -> takes.add(called(Category.QUEUE, name));
      case SEND -> gives.add(called(Category.CHANNEL, name));
      case RECEIVE -> takes.add(called(Category.CHANNEL, name));
      case SET -> gives.add(called(Category.EVENT, name));
      case GIVE -> gives.add(called(Category.SEMAPHORE, name));
      case TAKE -> takes.add(called(Category.SEMAPHORE, name));
      case AWAIT -> takes.add(isPool(name) ? resultsOf(name) : called(Category.EVENT, name));
      case SUBMIT -> gives.add(tasksOf(name));
      case JOIN -> takes.add(endOf(name));
      case BARRIER -> {
        gives.add(called(Category.BARRIER, name));
        takes.add(called(Category.BARRIER, name));
      }
      default -> {}
    }
  }

  private boolean isPool(String name) {
    return script.things(Category.EXECUTOR).stream().anyMatch(one -> one.name().equals(name));
  }

  /** A thing as the runtime calls it; queues between processes go by their bare names. */
  private static String called(Category category, String name) {
    return switch (category) {
      case QUEUE -> "queue '" + name + "'";
      case EVENT -> "event '" + name + "'";
      case SEMAPHORE -> "semaphore '" + name + "'";
      case BARRIER -> "barrier '" + name + "'";
      default -> name;
    };
  }

  private static String tasksOf(String pool) {
    return "tasks of pool '" + pool + "'";
  }

  private static String resultsOf(String pool) {
    return "results of pool '" + pool + "'";
  }

  private static String endOf(String role) {
    return "end of " + role;
  }

  private static List<String> devices(Role role) {
    return acts(role)
        .filter(act -> act.verb() == Verb.IO || act.verb() == Verb.USE)
        .map(act -> act.verb() == Verb.IO ? WorkerRole.IO : act.thing())
        .distinct()
        .toList();
  }

  private static Stream<Statement.Act> acts(Role role) {
    return Script.statements(role.block())
        .filter(Statement.Act.class::isInstance)
        .map(Statement.Act.class::cast);
  }
}
