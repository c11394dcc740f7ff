package dev.contend.workloads.script;

import java.util.Map;

/**
 * How irregular the arrivals of a program are: the variance of how many come in a long time over
 * its mean. Independent processes together have the mean of their indices, weighted by how many
 * items each brings in. A trace is taken for a Poisson process.
 */
final class Dispersion {
  private final Script script;
  private final Scope scope;
  private double items;
  private double weighted;

  private Dispersion(Script script, Scope scope) {
    this.script = script;
    this.scope = scope;
  }

  /** The index of all arrivals; 1 if there are none. */
  static double of(Script script, Map<Role, Integer> threads, Scope scope) {
    Dispersion all = new Dispersion(script, scope);
    threads.forEach(
        (role, count) -> {
          if (!role.isPool() && count > 0) {
            Script.statements(role.block())
                .filter(Statement.Arrivals.class::isInstance)
                .map(Statement.Arrivals.class::cast)
                .forEach(arrivals -> all.add(arrivals, count));
          }
        });
    return all.items > 0 ? all.weighted / all.items : 1;
  }

  private void add(Statement.Arrivals arrivals, int threads) {
    Scope thread = scope.ofThread(0, threads);
    double brought = threads * script.items(arrivals, thread);
    items += brought;
    weighted += brought * of(arrivals.process(), thread);
  }

  private static double of(ArrivalProcess process, Scope thread) {
    if (process instanceof ArrivalProcess.Renewal renewal) {
      return renewal.every().squaredVariation(thread);
    }
    return process instanceof ArrivalProcess.Modulated modulated ? modulated.dispersion(thread) : 1;
  }
}
