package dev.contend.workloads.script;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The values that names in expressions have: parameters, and what is said of a thread. */
public final class Scope {
  /** The number of workers of the run. */
  public static final String WORKERS = "workers";

  /** The number of a thread in its role, from 0. */
  public static final String THREAD = "thread";

  /** How many threads the role has. */
  public static final String THREADS = "threads";

  /** The names that no parameter may have. */
  public static final List<String> RESERVED = List.of(WORKERS, THREAD, THREADS);

  /** No name has a value. */
  public static final Scope NOTHING = new Scope(Collections.emptyMap());

  private final Map<String, Double> values;
  private final ToDoubleFunction<String> ofItem;

  private Scope(Map<String, Double> values) {
    this(
        values,
        name -> {
          throw new IllegalArgumentException("'" + name + "' has no value here");
        });
  }

  private Scope(Map<String, Double> values, ToDoubleFunction<String> ofItem) {
    this.values = values;
    this.ofItem = ofItem;
  }

  /** What holds for all threads of a run. */
  public static Scope of(Map<String, Double> parameters, int workers) {
    Map<String, Double> values = new LinkedHashMap<>(parameters);
    values.put(WORKERS, (double) workers);
    return new Scope(Collections.unmodifiableMap(values));
  }

  /** The same for one thread of a role. */
  public Scope ofThread(int thread, int threads) {
    Map<String, Double> more = new LinkedHashMap<>(values);
    more.put(THREAD, (double) thread);
    more.put(THREADS, (double) threads);
    return new Scope(Collections.unmodifiableMap(more));
  }

  /** The same with what is said of the item that a thread has taken last, by name. */
  Scope ofItem(ToDoubleFunction<String> values) {
    return new Scope(this.values, values);
  }

  double value(String name) {
    Double value = values.get(name);
    return value == null ? ofItem.applyAsDouble(name) : value;
  }
}
