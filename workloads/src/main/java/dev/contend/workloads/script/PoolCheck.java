package dev.contend.workloads.script;

import dev.contend.workloads.script.Finding.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether tasks are submitted to every pool, by who can, and whether it has threads for them. */
final class PoolCheck {
  private final Script script;

  PoolCheck(Script script) {
    this.script = script;
  }

  /** Whatever the parameters are. */
  List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    for (Role role : script.roles()) {
      for (Thing pool : script.things(Category.EXECUTOR)) {
        Optional<Statement.Act> submit = script.first(Verb.SUBMIT, pool, role.block());
        if (role.isPool() && submit.isPresent()) {
          findings.add(
              finding(
                  submit.get().mark(),
                  "a task of '"
                      + role.name()
                      + "' submits a task, and pools end when the threads"
                      + " of the other roles have",
                  "submit from a role with a 'program'"));
        }
        if (submit.isEmpty()) {
          script
              .first(Verb.AWAIT, pool, role.block())
              .ifPresent(
                  await ->
                      findings.add(
                          finding(
                              await.mark(),
                              role.name()
                                  + " awaits results of '"
                                  + pool.name()
                                  + "' and submits nothing to it",
                              "add 'submit: "
                                  + pool.name()
                                  + "' to the same role, which collects what it has submitted")));
        }
      }
    }
    for (Thing pool : script.things(Category.EXECUTOR)) {
      if (!script.isDone(Verb.SUBMIT, pool)) {
        findings.add(
            finding(
                pool.mark(),
                "nobody submits to '" + pool.name() + "'",
                "add 'submit: "
                    + pool.name()
                    + "' to a role's program, or write 'program' instead of 'task' if its threads"
                    + " do this by themselves"));
      }
    }
    return findings;
  }

  /** Pools that get tasks and have no threads. */
  List<Finding> threads(Map<Role, Integer> threads, Tally tally) {
    List<Finding> findings = new ArrayList<>();
    threads.forEach(
        (role, count) ->
            script.things(Category.EXECUTOR).stream()
                .filter(pool -> count == 0 && role.isPool() && pool.name().equals(role.name()))
                .filter(pool -> tally.total(Verb.SUBMIT, pool) != 0)
                .forEach(
                    pool ->
                        findings.add(
                            finding(
                                pool.mark(),
                                "tasks are submitted to '"
                                    + pool.name()
                                    + "', which has no threads: it cannot end",
                                "write 'count: 1' or more"))));
    return findings;
  }

  private static Finding finding(int mark, String wrong, String advice) {
    return new Finding(mark, Rule.POOL, wrong, advice);
  }
}
