package dev.contend.workloads.script;

import dev.contend.workloads.script.Finding.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the threads of a role that others start are started, each once, and joined by whom they
 * were started by.
 */
final class SpawnCheck {
  private final Script script;

  SpawnCheck(Script script) {
    this.script = script;
  }

  /** Whatever the parameters are. */
  List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    for (Thing spawned : script.things(Category.ROLE)) {
      script.roles().forEach(role -> uses(role, spawned, findings));
      if (!script.isDone(Verb.SPAWN, spawned)) {
        findings.add(
            finding(
                spawned.mark(),
                "nobody spawns '" + spawned.name() + "'",
                "add 'spawn: "
                    + spawned.name()
                    + "' to a role's program, or leave out 'start: spawned'"));
      } else if (!begun().contains(spawned.name())) {
        findings.add(
            finding(
                spawned.mark(),
                "'" + spawned.name() + "' is spawned only by threads that wait to be spawned",
                "leave out 'start: spawned' of one of these roles"));
      }
    }
    return findings;
  }

  private void uses(Role role, Thing spawned, List<Finding> findings) {
    Optional<Statement.Act> spawn = script.first(Verb.SPAWN, spawned, role.block());
    Optional<Statement.Act> join = script.first(Verb.JOIN, spawned, role.block());
    if (role.isPool() && (spawn.isPresent() || join.isPresent())) {
      findings.add(
          finding(
              spawn.or(() -> join).orElseThrow().mark(),
              "a task of '" + role.name() + "' starts or joins a thread",
              "do it in a role with a 'program'"));
    } else if (spawn.isEmpty() && join.isPresent()) {
      findings.add(
          finding(
              join.get().mark(),
              role.name() + " joins '" + spawned.name() + "' and spawns none of it",
              "add 'spawn: "
                  + spawned.name()
                  + "' to the same role, which joins what it has started"));
    }
  }

  /** The roles whose threads come to run: what the main thread starts, and what these spawn. */
  private Set<String> begun() {
    Set<String> begun = new LinkedHashSet<>();
    int before;
    do {
      before = begun.size();
      for (Role role : script.roles()) {
        boolean isSpawned =
            script.things(Category.ROLE).stream()
                .filter(thing -> thing.name().equals(role.name()))
                .anyMatch(
                    thing ->
                        script.roles().stream()
                            .filter(other -> begun.contains(other.name()))
                            .anyMatch(
                                other ->
                                    script.first(Verb.SPAWN, thing, other.block()).isPresent()));
        // A role that nobody spawns is told by itself.
        boolean isLeftOut =
            script.things(Category.ROLE).stream()
                .filter(thing -> thing.name().equals(role.name()))
                .anyMatch(thing -> !script.isDone(Verb.SPAWN, thing));
        if (!role.isSpawned() || isSpawned || isLeftOut) {
          begun.add(role.name());
        }
      }
    } while (begun.size() > before);
    return begun;
  }

  /** Whether as many are started as there are. */
  List<Finding> threads(Map<Role, Integer> threads, Tally tally) {
    List<Finding> findings = new ArrayList<>();
    for (Thing spawned : script.things(Category.ROLE)) {
      double total = tally.total(Verb.SPAWN, spawned);
      int count =
          threads.entrySet().stream()
              .filter(entry -> entry.getKey().name().equals(spawned.name()))
              .mapToInt(Map.Entry::getValue)
              .sum();
      if (Double.isNaN(total)) {
        findings.add(
            finding(
                spawned.mark(),
                "it cannot be counted how many threads of '" + spawned.name() + "' are spawned",
                "spawn as many in each branch of a 'choose', and not by a number of an item"));
      } else if (total != count && script.isDone(Verb.SPAWN, spawned)) {
        findings.add(
            finding(
                spawned.mark(),
                Math.round(total)
                    + " threads of '"
                    + spawned.name()
                    + "' are spawned, and the role has "
                    + count,
                "write 'count: " + Math.round(total) + "', or spawn " + count));
      }
    }
    return findings;
  }

  private static Finding finding(int mark, String wrong, String advice) {
    return new Finding(mark, Rule.SPAWN, wrong, advice);
  }
}
