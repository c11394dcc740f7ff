package dev.contend.workloads.script;

import dev.contend.workloads.script.Finding.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether somebody fills and drains each queue, and whether as much is got as is put. */
final class QueueCheck {
  private static final String ALLOW = ", or write 'allow: [queue-balance]' if it is meant so";

  private final Script script;

  QueueCheck(Script script) {
    this.script = script;
  }

  /** Queues that nobody fills or nobody drains. */
  List<Finding> unattended() {
    List<Finding> findings = new ArrayList<>();
    for (Thing queue : queues()) {
      boolean isFilled = isFilled(queue);
      boolean isDrained = script.isDone(gets(queue), queue);
      if (isFilled == isDrained) {
        continue;
      }
      String missing = isFilled ? gets(queue).word() : puts(queue).word();
      findings.add(
          new Finding(
              queue.mark(),
              Rule.QUEUE_BALANCE,
              "nobody " + (isFilled ? "drains '" : "fills '") + queue.name() + "'",
              "add '" + missing + ": " + queue.name() + "' to a role's program" + ALLOW));
    }
    return findings;
  }

  /** Queues of which more is got than put, and full ones. */
  List<Finding> balance(Tally tally, Scope scope) {
    List<Finding> findings = new ArrayList<>();
    for (Thing queue : queues()) {
      double puts = tally.total(puts(queue), queue);
      double gets = tally.total(gets(queue), queue);
      long capacity = queue.whole(Thing.CAPACITY, scope, 0);
      if (gets > puts && puts > 0) {
        findings.add(
            unbalanced(queue, "it cannot end", puts, gets, "get as many items as are put"));
      } else if (capacity > 0 && puts > gets + capacity && gets > 0) {
        findings.add(
            unbalanced(
                queue,
                "it holds " + capacity + ", so it cannot end",
                puts,
                gets,
                "get as many items as are put"));
      }
    }
    return findings;
  }

  private static Finding unbalanced(
      Thing queue, String result, double puts, double gets, String advice) {
    return new Finding(
        queue.mark(),
        Rule.QUEUE_BALANCE,
        String.format(
            Locale.ROOT,
            "%,.0f items are put into '%s' and %,.0f are got: %s",
            puts,
            queue.name(),
            gets,
            result),
        advice + ALLOW);
  }

  private List<Thing> queues() {
    List<Thing> all = new ArrayList<>(script.things(Category.QUEUE));
    all.addAll(script.things(Category.CHANNEL));
    return all;
  }

  private static Verb puts(Thing queue) {
    return queue.category() == Category.QUEUE ? Verb.PUT : Verb.SEND;
  }

  private static Verb gets(Thing queue) {
    return queue.category() == Category.QUEUE ? Verb.GET : Verb.RECEIVE;
  }

  private boolean isFilled(Thing queue) {
    return script.isDone(puts(queue), queue) || script.arrivesAt(queue);
  }
}
