package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Waiting;
import dev.contend.workloads.program.WorkerRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a program came to a standstill: who waits for what, who holds it, and in which circle.
 * Threads are called by their roles where the program has roles.
 */
public final class Standstill {
  private static final Pattern WORKER = Pattern.compile("\\bworker (\\d+)\\b");

  private final Map<String, String> holders = new LinkedHashMap<>();
  private final Map<String, String> waits = new LinkedHashMap<>();
  private final List<WorkerRole> roles;
  private final int workers;

  private Standstill(
      List<WorkerRole> roles, int workers, Map<String, String> holders, List<Waiting> waiting) {
    this.roles = roles;
    this.workers = workers;
    holders.forEach((what, who) -> this.holders.put(what, named(who)));
    waiting.forEach(one -> waits.put(named(one.thread()), named(one.what())));
  }

  /**
   * One line for all threads of a role that wait for the same, and one for the circle, if they wait
   * in one.
   *
   * @param roles of the program; none if its workers are not told apart
   */
  public static List<String> of(
      PythonRuntime runtime, List<WorkerRole> roles, List<Waiting> waiting) {
    Standstill standstill =
        new Standstill(roles, runtime.workers(), runtime.shared().holders(), waiting);
    List<String> lines = standstill.lines();
    lines.addAll(standstill.circle());
    return lines;
  }

  /** A text in which workers are called by their roles and numbers in these, from 1. */
  private String named(String text) {
    Matcher found = WORKER.matcher(text);
    return roles.isEmpty()
        ? text
        : found.replaceAll(one -> Matcher.quoteReplacement(nameOf(Integer.parseInt(one.group(1)))));
  }

  private String nameOf(int worker) {
    int number = worker;
    for (WorkerRole role : roles) {
      if (number < role.workers()) {
        return role.workers() == 1
            ? role.name()
            : role.name() + " " + (number + 1) + " of " + role.workers();
      }
      number -= role.workers();
    }
    return "worker " + worker;
  }

  private List<String> lines() {
    Map<String, List<String>> together = new LinkedHashMap<>();
    waits.forEach(
        (thread, what) ->
            together
                .computeIfAbsent(kindOf(thread) + '\n' + what, key -> new ArrayList<>())
                .add(thread));
    List<String> lines = new ArrayList<>();
    together.forEach(
        (key, threads) -> {
          String what = key.substring(key.indexOf('\n') + 1);
          String holder = holders.get(what);
          String held = holder == null ? "" : ", which " + holder + " holds";
          boolean isOne = threads.size() == 1;
          String who = isOne ? threads.get(0) : several(threads);
          lines.add(
              what.isEmpty()
                  ? who + (isOne ? " spins" : " spin") + " on a line that nobody writes any more"
                  : who + (isOne ? " waits for " : " wait for ") + what + held);
        });
    return lines;
  }

  /** A thread's role; what it is called if it has none. */
  private String kindOf(String thread) {
    if (roles.isEmpty() && WORKER.matcher(thread).matches()) {
      return "worker";
    }
    return roles.stream()
        .map(WorkerRole::name)
        .filter(role -> thread.startsWith(role + " ") && thread.contains(" of "))
        .findFirst()
        .orElse(thread);
  }

  private String several(List<String> threads) {
    String role = kindOf(threads.get(0));
    int all =
        roles.stream()
            .filter(each -> each.name().equals(role))
            .mapToInt(WorkerRole::workers)
            .findFirst()
            .orElse(workers);
    return (threads.size() == all ? "all " + all : threads.size() + " of " + all)
        + (roles.isEmpty() ? " workers" : " threads of " + role);
  }

  private List<String> circle() {
    for (String start : waits.keySet()) {
      Set<String> seen = new LinkedHashSet<>();
      String at = start;
      while (at != null && seen.add(at)) {
        String what = waits.get(at);
        at = what == null ? null : holders.get(what);
      }
      if (at != null) {
        return List.of("a circle: " + circle(at));
      }
    }
    return List.of();
  }

  private String circle(String first) {
    StringBuilder text = new StringBuilder(first);
    String at = first;
    do {
      String what = waits.getOrDefault(at, "");
      at = holders.getOrDefault(what, "");
      text.append(" waits for ").append(what).append(", held by ").append(at);
      if (!at.equals(first)) {
        text.append(", which");
      }
    } while (!at.equals(first));
    return text.toString();
  }
}
