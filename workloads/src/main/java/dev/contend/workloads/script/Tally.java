package dev.contend.workloads.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How often each thread does a word with a thing, where that can be counted before the program
 * runs: the branches of a choice must do it equally often, and repetitions must not depend on what
 * a trace says of an item.
 */
final class Tally {
  /** What cannot be counted. */
  static final double UNKNOWN = Double.NaN;

  private final List<Map<String, Double>> threads = new ArrayList<>();

  /** What all tasks of pools do together, whichever thread carries them out. */
  private final Map<String, Double> tasks = new LinkedHashMap<>();

  private final Script script;
  private final Set<String> itemNames;

  Tally(Script script, Map<Role, Integer> roles, Scope scope) {
    this.script = script;
    itemNames = script.itemNames();
    roles.forEach(
        (role, count) -> {
          for (int i = 0; i < count && !role.isPool(); i++) {
            threads.add(count(role.block(), scope.ofThread(i, count)));
          }
        });
    for (Role role : roles.keySet()) {
      if (role.isPool()) {
        double times = sum(key(Verb.SUBMIT, role.name()));
        count(role.block(), scope)
            .forEach((key, each) -> tasks.merge(key, times == 0 ? 0 : times * each, Double::sum));
      }
    }
  }

  /** How often all threads together do it; {@link #UNKNOWN} if that cannot be said. */
  double total(Verb verb, Thing thing) {
    String key = key(verb, thing.name());
    return sum(key) + tasks.getOrDefault(key, 0.0);
  }

  private double sum(String key) {
    return threads.stream().mapToDouble(one -> one.getOrDefault(key, 0.0)).sum();
  }

  /** How often each thread does it; once more {@link #UNKNOWN} if tasks of pools do it too. */
  List<Double> each(Verb verb, Thing thing) {
    String key = key(verb, thing.name());
    List<Double> each = new ArrayList<>();
    threads.forEach(one -> each.add(one.getOrDefault(key, 0.0)));
    if (tasks.getOrDefault(key, 0.0) != 0) {
      each.add(UNKNOWN);
    }
    return each;
  }

  private static String key(Verb verb, String thing) {
    return verb.word() + ' ' + thing;
  }

  private Map<String, Double> count(List<Statement> block, Scope scope) {
    Map<String, Double> counts = new LinkedHashMap<>();
    for (Statement statement : block) {
      if (statement instanceof Statement.Act act) {
        counts.merge(key(act.verb(), act.thing()), times(act, scope), Double::sum);
      } else if (statement instanceof Statement.Arrivals arrivals) {
        boolean isKnown = arrivals.count().stream().noneMatch(one -> one.mentions(itemNames));
        double count = isKnown ? Math.rint(script.items(arrivals, scope)) : UNKNOWN;
        counts.merge(key(Verb.PUT, arrivals.queue()), count, Double::sum);
      } else if (statement instanceof Statement.Repeat repeat) {
        double times =
            repeat.times().mentions(itemNames) ? UNKNOWN : Math.rint(repeat.times().value(scope));
        count(repeat.block(), scope)
            .forEach((key, each) -> counts.merge(key, times == 0 ? 0 : times * each, Double::sum));
      } else if (statement instanceof Statement.Choose choose) {
        common(choose, scope).forEach((key, each) -> counts.merge(key, each, Double::sum));
      }
    }
    return counts;
  }

  private double times(Statement.Act act, Scope scope) {
    if (act.verb() != Verb.SUBMIT && act.verb() != Verb.SPAWN) {
      return 1;
    }
    boolean isKnown = act.amount().expressions().noneMatch(one -> one.mentions(itemNames));
    return isKnown ? Math.rint(act.amount().mean(scope)) : UNKNOWN;
  }

  private Map<String, Double> common(Statement.Choose choose, Scope scope) {
    Map<String, Double> common = new LinkedHashMap<>();
    List<Map<String, Double>> branches =
        choose.branches().stream().map(branch -> count(branch.block(), scope)).toList();
    for (Map<String, Double> branch : branches) {
      for (String key : branch.keySet()) {
        double first = branches.get(0).getOrDefault(key, 0.0);
        boolean isSame =
            branches.stream().allMatch(other -> other.getOrDefault(key, 0.0).equals(first));
        common.put(key, isSame ? first : UNKNOWN);
      }
    }
    return common;
  }
}
