package dev.contend.workloads.script;

import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.script.Finding.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A program as its author wrote it: parameters, shared things, and roles with their statements.
 *
 * @param parameters what can be set
 * @param things what threads share
 * @param traces recorded arrivals by name
 * @param roles who does what; workers are numbered role by role in this order
 * @param allowed rules that the author breaks on purpose
 */
public record Script(
    List<Parameter> parameters,
    List<Thing> things,
    Map<String, ArrivalTrace> traces,
    List<Role> roles,
    List<Rule> allowed) {
  public Script {
    parameters = List.copyOf(parameters);
    things = List.copyOf(things);
    traces = Collections.unmodifiableMap(new LinkedHashMap<>(traces));
    roles = List.copyOf(roles);
    allowed = List.copyOf(allowed);
  }

  /** A program without recorded arrivals. */
  public Script(
      List<Parameter> parameters, List<Thing> things, List<Role> roles, List<Rule> allowed) {
    this(parameters, things, Collections.emptyMap(), roles, allowed);
  }

  /** The recorded arrivals of a name. */
  ArrivalTrace trace(String name) {
    ArrivalTrace trace = traces.get(name);
    if (trace == null) {
      throw new IllegalArgumentException("'" + name + "' is no trace of the program");
    }
    return trace;
  }

  /** How many items a statement brings in. */
  double items(Statement.Arrivals arrivals, Scope scope) {
    return arrivals
        .count()
        .map(count -> count.value(scope))
        .orElseGet(
            () ->
                arrivals.process() instanceof ArrivalProcess.Recorded recorded
                    ? (double) trace(recorded.trace()).items()
                    : 0.0);
  }

  /** The names that stand for what a trace says of each item. */
  Set<String> itemNames() {
    Set<String> names = new LinkedHashSet<>();
    traces.values().forEach(trace -> names.addAll(trace.columns()));
    return names;
  }

  /**
   * A scope in which such names have values: the least and the greatest of each, for checks; the
   * same scope alone if there are no such names.
   */
  List<Scope> bounds(Scope thread) {
    if (itemNames().isEmpty()) {
      return List.of(thread);
    }
    return List.of(
        thread.ofItem(name -> said(name, trace -> trace.least(name)).min().orElseThrow()),
        thread.ofItem(name -> said(name, trace -> trace.greatest(name)).max().orElseThrow()));
  }

  /** A number for each trace that says something of its items by this name. */
  private DoubleStream said(String name, ToDoubleFunction<ArrivalTrace> of) {
    return traces.values().stream().filter(trace -> trace.columns().contains(name)).mapToDouble(of);
  }

  /** What is wrong whatever the parameters are. */
  public List<Finding> findings() {
    List<Finding> all = new ArrayList<>(findingsOfLocks());
    all.addAll(permitted(new QueueCheck(this).unattended()));
    all.addAll(new ItemCheck(this).all());
    all.addAll(new PoolCheck(this).all());
    all.addAll(new SpawnCheck(this).all());
    if (statements().noneMatch(Statement.Served.class::isInstance)) {
      statements()
          .filter(Statement.Arrivals.class::isInstance)
          .map(Statement.Arrivals.class::cast)
          .findFirst()
          .map(Script::neverServed)
          .ifPresent(all::add);
    }
    return all;
  }

  private static Finding neverServed(Statement.Arrivals arrivals) {
    return new Finding(
        arrivals.mark(),
        Rule.QUEUE_BALANCE,
        "items arrive in '" + arrivals.queue() + "', and nobody says when one is served",
        "add 'served: "
            + arrivals.queue()
            + "' where a thread that gets items from it has done what it does with one");
  }

  /** The same of locks alone, which can be told though other words are missing. */
  public List<Finding> findingsOfLocks() {
    return permitted(new LockCheck(this).balance());
  }

  /** What is wrong with these parameters and this number of workers. */
  public List<Finding> findings(Settings settings, int workers) {
    Scope scope = Scope.of(settings.asMap(), workers);
    List<Finding> all = new ArrayList<>(new QuantityCheck(this, scope).all());
    if (all.isEmpty()) {
      Map<Role, Integer> threads = threads(scope, workers);
      all.addAll(new QuantityCheck(this, scope).ofThreads(threads, workers));
      if (all.isEmpty()) {
        Tally tally = new Tally(this, threads, scope);
        all.addAll(new QueueCheck(this).balance(tally, scope));
        all.addAll(new SignalCheck(this).all(tally, scope));
        all.addAll(new BarrierCheck(this).all(tally, scope, workers));
        all.addAll(new PoolCheck(this).threads(threads, tally));
        all.addAll(new SpawnCheck(this).threads(threads, tally));
        all.addAll(new LockCheck(this).order(threads));
      }
    }
    return permitted(all);
  }

  /** How many threads each role has, as its count says; the role without one has the rest. */
  Map<Role, Integer> threads(Scope scope, int workers) {
    Map<Role, Integer> threads = new LinkedHashMap<>();
    int given = 0;
    for (Role role : roles) {
      int count = (int) Math.round(role.count().map(one -> one.value(scope)).orElse(0.0));
      threads.put(role, count);
      given += count;
    }
    for (Role role : roles) {
      if (role.count().isEmpty()) {
        threads.put(role, workers - given);
      }
    }
    return threads;
  }

  /** Whether threads pass objects to each other, so that they must share a heap. */
  public boolean needsSharedHeap() {
    return !things(Category.QUEUE).isEmpty() || hasPools() || spawns();
  }

  /** Whether threads start others, which no processes can be. */
  public boolean spawns() {
    return !things(Category.ROLE).isEmpty();
  }

  /** Whether it has pools of threads, which no processes can be. */
  public boolean hasPools() {
    return !things(Category.EXECUTOR).isEmpty();
  }

  /** Whether items arrive by themselves, so that their latency is what it is run for. */
  public boolean measuresLatency() {
    return statements().anyMatch(Statement.Arrivals.class::isInstance);
  }

  /** Whether any role does it. */
  boolean isDone(Verb verb, Thing thing) {
    return roles.stream().anyMatch(role -> first(verb, thing, role.block()).isPresent());
  }

  /** Whether items arrive at a queue by themselves. */
  boolean arrivesAt(Thing queue) {
    return statements()
        .anyMatch(
            one ->
                one instanceof Statement.Arrivals arrivals
                    && arrivals.queue().equals(queue.name()));
  }

  /** Where a block first does something with a thing. */
  Optional<Statement.Act> first(Verb verb, Thing thing, List<Statement> block) {
    return statements(block)
        .filter(Statement.Act.class::isInstance)
        .map(Statement.Act.class::cast)
        .filter(act -> act.verb() == verb && act.thing().equals(thing.name()))
        .findFirst();
  }

  private Stream<Statement> statements() {
    return roles.stream().flatMap(role -> statements(role.block()));
  }

  /** The statements of a block, with those inside of others. */
  static Stream<Statement> statements(List<Statement> block) {
    return block.stream()
        .flatMap(
            one -> {
              Stream<List<Statement>> inner =
                  one instanceof Statement.Repeat repeat
                      ? Stream.of(repeat.block())
                      : one instanceof Statement.Choose choose
                          ? choose.branches().stream().map(Statement.Branch::block)
                          : Stream.empty();
              return Stream.concat(Stream.of(one), inner.flatMap(Script::statements));
            });
  }

  /** The things of a category. */
  List<Thing> things(Category category) {
    return things.stream().filter(thing -> thing.category() == category).toList();
  }

  private List<Finding> permitted(List<Finding> found) {
    return found.stream().filter(finding -> !allowed.contains(finding.rule())).toList();
  }
}
