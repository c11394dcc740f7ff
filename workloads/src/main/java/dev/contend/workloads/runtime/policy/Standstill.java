package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Waiting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Why a program came to a standstill: who waits for what, who holds it, and in which circle. */
public final class Standstill {
  private final Map<String, String> holders;
  private final Map<String, String> waits = new LinkedHashMap<>();

  private Standstill(Map<String, String> holders, List<Waiting> waiting) {
    this.holders = holders;
    waiting.forEach(one -> waits.put(one.thread(), one.what()));
  }

  /** One line for each thread that waits, and one for the circle, if they wait in one. */
  public static List<String> of(PythonRuntime runtime, List<Waiting> waiting) {
    Map<String, String> holders = runtime.shared().holders();
    List<String> lines = new ArrayList<>();
    for (Waiting one : waiting) {
      String holder = holders.get(one.what());
      lines.add(one + (holder == null ? "" : ", which " + holder + " holds"));
    }
    lines.addAll(new Standstill(holders, waiting).circle());
    return lines;
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
