package dev.contend.workloads.script;

import dev.contend.workloads.script.Finding.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether events that are waited for are set, and permits that are taken are there. */
final class SignalCheck {
  private static final String ALLOW = ", or write 'allow: [signal-balance]' if it is meant so";

  private final Script script;

  SignalCheck(Script script) {
    this.script = script;
  }

  /** Events and semaphores at which threads would wait for ever. */
  List<Finding> all(Tally tally, Scope scope) {
    List<Finding> findings = new ArrayList<>();
    for (Thing event : script.things(Category.EVENT)) {
      // What cannot be counted is done at least once for all that is known.
      if (tally.total(Verb.AWAIT, event) > 0 && tally.total(Verb.SET, event) == 0) {
        findings.add(
            finding(
                event,
                "nobody sets '" + event.name() + "', and threads wait for it: it cannot end",
                "add 'set: " + event.name() + "' to a role's program"));
      }
    }
    for (Thing semaphore : script.things(Category.SEMAPHORE)) {
      double takes = tally.total(Verb.TAKE, semaphore);
      double gives = tally.total(Verb.GIVE, semaphore);
      long permits = semaphore.whole(Thing.PERMITS, scope, 1);
      if (takes > gives + permits) {
        String wrong =
            String.format(
                Locale.ROOT,
                "%,.0f permits of '%s' are taken, %,.0f given back, and it has %d: it cannot end",
                takes,
                semaphore.name(),
                gives,
                permits);
        findings.add(finding(semaphore, wrong, "give back with 'give' what 'take' has taken"));
      }
    }
    return findings;
  }

  private static Finding finding(Thing thing, String wrong, String advice) {
    return new Finding(thing.mark(), Rule.SIGNAL_BALANCE, wrong, advice + ALLOW);
  }
}
