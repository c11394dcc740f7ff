package dev.contend.workloads.script;

import dev.contend.workloads.script.Finding.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether counts are whole and in range, and the roles make up the workers. */
final class QuantityCheck {
  /** More repetitions than this take longer than a run can be, at a microsecond each. */
  private static final double MOST_TIMES = 1e9;

  private static final double ROUNDING = 1e-9;

  /** Each is a lock of its own in memory. */
  private static final int MOST_SHARDS = 10_000;

  /** The clock ends at 9,007 s. */
  private static final double LONGEST_PS = 9e15;

  private final Script script;
  private final Scope scope;
  private final List<Finding> findings = new ArrayList<>();

  QuantityCheck(Script script, Scope scope) {
    this.script = script;
    this.scope = scope;
  }

  /** Of counts of threads and of things. */
  List<Finding> all() {
    for (Role role : script.roles()) {
      role.count().ifPresent(count -> whole(role.mark(), "the count of " + role.name(), count));
    }
    for (Thing thing : script.things()) {
      thing.quantities().entrySet().stream()
          .filter(entry -> !entry.getKey().equals(Thing.REFERENCES))
          .forEach(
              entry ->
                  whole(
                      thing.mark(),
                      entry.getKey() + " of '" + thing.name() + "'",
                      entry.getValue()));
    }
    for (Thing device : script.things(Category.DEVICE)) {
      if (device.whole(Thing.SERVERS, scope, 1) == 0) {
        add(
            device.mark(),
            Rule.QUANTITY,
            "'" + device.name() + "' has no servers, so that whoever uses it waits for ever",
            "write 'servers: 1' or more");
      } else if (device.whole(Thing.BATCH, scope, 1) == 0) {
        add(
            device.mark(),
            Rule.QUANTITY,
            "'" + device.name() + "' serves batches of 0, so that whoever uses it waits for ever",
            "write 'batch: 1' or more");
      }
    }
    for (Thing lock : script.things(Category.LOCK)) {
      long shards = lock.whole(Thing.SHARDS, scope, 1);
      if (shards < 1 || shards > MOST_SHARDS) {
        add(
            lock.mark(),
            Rule.QUANTITY,
            "'" + lock.name() + "' has " + shards + " shards",
            "write a number from 1 to " + MOST_SHARDS);
      }
    }
    return findings;
  }

  /** Of the roles together, and of what each thread does. */
  List<Finding> ofThreads(Map<Role, Integer> threads, int workers) {
    sum(threads, workers);
    if (findings.isEmpty()) {
      threads.forEach(
          (role, count) -> {
            for (int i = 0; i < count; i++) {
              Scope own = role.isPool() ? scope : scope.ofThread(i, count);
              script.bounds(own).forEach(thread -> block(role.block(), thread));
            }
          });
    }
    return findings;
  }

  private void sum(Map<Role, Integer> threads, int workers) {
    int sum = threads.values().stream().mapToInt(Integer::intValue).sum();
    Optional<Role> rest = script.roles().stream().filter(one -> one.count().isEmpty()).findFirst();
    if (rest.isPresent() && threads.getOrDefault(rest.get(), 0) < 1) {
      add(
          rest.get().mark(),
          Rule.THREAD_COUNT,
          "the other roles leave no thread of " + workers + " workers for " + rest.get().name(),
          "run it with more workers, or give the other roles fewer threads");
    } else if (rest.isEmpty() && sum != workers) {
      Role last = script.roles().get(script.roles().size() - 1);
      add(
          last.mark(),
          Rule.THREAD_COUNT,
          "the roles have " + sum + " threads together, and there are " + workers + " workers",
          "leave out the count of one role, which then has the rest, or write 'workers: "
              + sum
              + "'");
    }
  }

  private void block(List<Statement> block, Scope thread) {
    for (Statement statement : block) {
      if (statement instanceof Statement.Act act) {
        act(act, thread);
      } else if (statement instanceof Statement.Repeat repeat) {
        times(repeat, thread);
        block(repeat.block(), thread);
      } else if (statement instanceof Statement.Arrivals arrivals) {
        arrivals(arrivals, thread);
      } else if (statement instanceof Statement.Choose choose) {
        weights(choose, thread);
        choose.branches().forEach(branch -> block(branch.block(), thread));
      }
    }
  }

  private void arrivals(Statement.Arrivals arrivals, Scope thread) {
    arrivals
        .count()
        .ifPresent(count -> whole(arrivals.mark(), "the count of arrivals", count, thread));
    ArrivalProcess process = arrivals.process();
    if (process instanceof ArrivalProcess.Renewal renewal) {
      amount(arrivals.mark(), "every", renewal.every(), thread);
    } else if (process instanceof ArrivalProcess.Modulated modulated) {
      double meanPs = modulated.meanIntervalPs(thread);
      boolean isEndless =
          !(modulated.first().sojourn().value(thread) > 0
              && modulated.second().sojourn().value(thread) > 0);
      boolean isNegative =
          !(modulated.first().rate().value(thread) >= 0
              && modulated.second().rate().value(thread) >= 0);
      if (isNegative || isEndless || !(meanPs > 0) || Double.isInfinite(meanPs)) {
        add(
            arrivals.mark(),
            Rule.QUANTITY,
            isEndless
                ? "a state of the mmpp lasts no time"
                : isNegative
                    ? "a rate of the mmpp is negative"
                    : "the rates of the mmpp give no arrivals",
            "write rates of 0 or more of which one is above 0, and sojourns above 0");
      }
    } else if (process instanceof ArrivalProcess.Recorded recorded) {
      recorded(arrivals, recorded, thread);
    }
  }

  private void recorded(
      Statement.Arrivals arrivals, ArrivalProcess.Recorded recorded, Scope thread) {
    ArrivalTrace trace = script.trace(recorded.trace());
    double items = script.items(arrivals, thread);
    double speed = recorded.speed(thread);
    if (items > trace.items()) {
      add(
          arrivals.mark(),
          Rule.QUANTITY,
          "the count is " + text(items) + ", and the trace has " + trace.items() + " items",
          "leave the count out for all of them");
    } else if (!(speed > 0) || Double.isInfinite(speed)) {
      add(
          arrivals.mark(),
          Rule.QUANTITY,
          "the speed is " + text(speed) + "; it must be above 0",
          "write 'speed: 10' for ten times as fast as recorded");
    } else if (items >= 1 && trace.atPs((int) items - 1) / speed > LONGEST_PS) {
      double seconds = trace.atPs((int) items - 1) / speed / 1e12;
      add(
          arrivals.mark(),
          Rule.QUANTITY,
          "the trace takes " + text(seconds) + " s, and a run may last 9000 s",
          "write a smaller count, or 'speed: "
              + text(Math.ceil(speed * seconds * 1e12 / LONGEST_PS))
              + "'");
    }
  }

  private void act(Statement.Act act, Scope thread) {
    if (act.verb() == Verb.SUBMIT || act.verb() == Verb.SPAWN) {
      String what = act.verb() == Verb.SUBMIT ? "tasks" : "threads";
      whole(act.mark(), "the count of " + what, act.amount().first(), thread);
      return;
    }
    amount(act.mark(), act.verb().word(), act.amount(), thread);
    amount(act.mark(), act.verb() == Verb.USE ? "each" : "objects", act.further(), thread);
  }

  private void amount(int mark, String word, Amount amount, Scope thread) {
    double least = amount.least(thread);
    boolean isGamma = amount.distribution() == Amount.Distribution.GAMMA;
    if (!(least >= 0) || Double.isInfinite(amount.mean(thread))) {
      add(
          mark,
          Rule.QUANTITY,
          "the amount of " + word + " is " + text(least) + "; it must be finite and not negative",
          "check the expression and the parameters in it");
    } else if (isGamma && amount.second().value(thread) == 0) {
      add(mark, Rule.QUANTITY, "a gamma has a cv above 0", "write the mean alone instead");
    }
  }

  private void times(Statement.Repeat repeat, Scope thread) {
    if (repeat.times().value(thread) > MOST_TIMES) {
      add(
          repeat.mark(),
          Rule.QUANTITY,
          "repeats " + text(repeat.times().value(thread)) + " times: it cannot end",
          "write at most " + text(MOST_TIMES));
      return;
    }
    whole(repeat.mark(), "the number of repetitions", repeat.times(), thread);
  }

  private void weights(Statement.Choose choose, Scope thread) {
    double sum = 0;
    for (Statement.Branch branch : choose.branches()) {
      double weight = branch.weight().value(thread);
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        add(
            branch.mark(),
            Rule.QUANTITY,
            "the weight is " + text(weight) + "; it must not be negative",
            "write a number, as 'weight: 0.5'");
      }
      sum += weight;
    }
    if (sum == 0) {
      add(choose.mark(), Rule.QUANTITY, "all weights are 0", "give one branch a weight above 0");
    }
  }

  private void whole(int mark, String what, Expression expression) {
    whole(mark, what, expression, scope);
  }

  private void whole(int mark, String what, Expression expression, Scope where) {
    double value = expression.value(where);
    if (!(value >= 0) || Double.isInfinite(value)) {
      add(
          mark,
          Rule.QUANTITY,
          what + " is " + text(value) + "; it must not be negative",
          "check the expression and the parameters in it");
    } else if (value > MOST_TIMES) {
      add(mark, Rule.QUANTITY, what + " is " + text(value), "write at most " + text(MOST_TIMES));
    } else if (Math.abs(value - Math.rint(value)) > ROUNDING * Math.max(1, value)) {
      add(
          mark,
          Rule.QUANTITY,
          what + " is " + text(value) + ", which is not a whole number",
          "write floor(...), or share(...) for what falls to each thread of a role");
    }
  }

  private void add(int mark, Rule rule, String wrong, String advice) {
    if (findings.stream().noneMatch(found -> found.mark() == mark)) {
      findings.add(new Finding(mark, rule, wrong, advice));
    }
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.6g", value).replaceFirst("\\.?0+(e|$)", "$1");
  }
}
