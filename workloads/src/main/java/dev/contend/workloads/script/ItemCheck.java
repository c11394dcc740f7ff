package dev.contend.workloads.script;

import dev.contend.workloads.script.Finding.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Whether what a trace says of an item is used only where such an item has been taken. */
final class ItemCheck {
  /** In place of a queue: nothing has been taken yet. In place of a trace: no trace. */
  private static final String NONE = "";

  private final Script script;

  /** Who puts items into each queue: traces by name, or {@link #NONE} for anybody else. */
  private final Map<String, Set<String>> bringers = new LinkedHashMap<>();

  private final List<Finding> findings = new ArrayList<>();

  ItemCheck(Script script) {
    this.script = script;
    script.roles().forEach(role -> gather(role.block()));
  }

  List<Finding> all() {
    if (!script.itemNames().isEmpty()) {
      script.roles().forEach(role -> walk(role.block(), Collections.singleton(NONE)));
    }
    return findings;
  }

  private void gather(List<Statement> block) {
    for (Statement statement : block) {
      if (statement instanceof Statement.Act act && act.verb() == Verb.PUT) {
        bring(act.thing(), NONE);
      } else if (statement instanceof Statement.Arrivals arrivals) {
        bring(
            arrivals.queue(),
            arrivals.process() instanceof ArrivalProcess.Recorded recorded
                ? recorded.trace()
                : NONE);
      } else if (statement instanceof Statement.Repeat repeat) {
        gather(repeat.block());
      } else if (statement instanceof Statement.Choose choose) {
        choose.branches().forEach(branch -> gather(branch.block()));
      }
    }
  }

  private void bring(String queue, String trace) {
    bringers.computeIfAbsent(queue, name -> new LinkedHashSet<>()).add(trace);
  }

  /**
   * Looks through a block.
   *
   * @param taken the queues that the last item may be from when the block begins
   */
  private void walk(List<Statement> block, Set<String> taken) {
    Set<String> last = taken;
    for (Statement statement : block) {
      check(statement, last);
      Set<String> before = last;
      if (statement instanceof Statement.Repeat repeat) {
        walk(repeat.block(), isOnce(repeat) ? before : again(repeat, before));
      } else if (statement instanceof Statement.Choose choose) {
        choose.branches().forEach(branch -> walk(branch.block(), before));
      }
      last = after(List.of(statement), before);
    }
  }

  private static boolean isOnce(Statement.Repeat repeat) {
    return repeat.times() instanceof Expression.Literal literal && literal.amount() <= 1;
  }

  /**
   * The queues that the last item may be from at the beginning of any repetition, and behind the
   * last. What a block adds to them is the same each time.
   */
  private static Set<String> again(Statement.Repeat repeat, Set<String> taken) {
    Set<String> all = new LinkedHashSet<>(taken);
    all.addAll(after(repeat.block(), taken));
    return all;
  }

  private static Set<String> after(List<Statement> block, Set<String> taken) {
    Set<String> last = taken;
    for (Statement statement : block) {
      if (statement instanceof Statement.Act act && act.verb() == Verb.GET) {
        last = Collections.singleton(act.thing());
      } else if (statement instanceof Statement.Repeat repeat) {
        last = again(repeat, last);
      } else if (statement instanceof Statement.Choose choose) {
        Set<String> before = last;
        Set<String> each = new LinkedHashSet<>();
        choose.branches().forEach(branch -> each.addAll(after(branch.block(), before)));
        last = each;
      }
    }
    return last;
  }

  private void check(Statement statement, Set<String> taken) {
    for (String name : script.itemNames()) {
      boolean isUsed =
          expressions(statement).anyMatch(one -> one.mentions(Collections.singleton(name)));
      if (isUsed && taken.contains(NONE)) {
        add(
            statement,
            "uses '" + name + "' of an item where the thread may have taken none",
            "write it behind the 'get' of a queue that the trace is played into");
      } else if (isUsed) {
        taken.stream()
            .filter(queue -> !isSaidOf(queue, name))
            .findFirst()
            .ifPresent(
                queue ->
                    add(
                        statement,
                        "uses '"
                            + name
                            + "' of an item, which not all items of '"
                            + queue
                            + "' have",
                        "let nothing but the arrivals of that trace fill the queue"));
      }
    }
  }

  private boolean isSaidOf(String queue, String name) {
    return bringers.getOrDefault(queue, Collections.emptySet()).stream()
        .allMatch(trace -> !trace.equals(NONE) && script.trace(trace).columns().contains(name));
  }

  private void add(Statement statement, String wrong, String advice) {
    findings.add(new Finding(statement.mark(), Rule.ITEM, wrong, advice));
  }

  private static Stream<Expression> expressions(Statement statement) {
    if (statement instanceof Statement.Act act) {
      return Stream.concat(act.amount().expressions(), act.further().expressions());
    }
    if (statement instanceof Statement.Arrivals arrivals) {
      return Stream.concat(arrivals.count().stream(), arrivals.process().expressions());
    }
    if (statement instanceof Statement.Choose choose) {
      return choose.branches().stream().map(Statement.Branch::weight);
    }
    return statement instanceof Statement.Repeat repeat
        ? Stream.of(repeat.times())
        : Stream.empty();
  }
}
