package dev.contend.workloads.runtime.process;

import dev.contend.workloads.program.Imports;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What worker processes cost.
 *
 * @param startMethod how processes are started
 * @param starts what each start method takes
 * @param pickle pickling
 * @param pipe pipes
 * @param queue queues and pools
 */
public record ProcessCosts(
    StartMethod startMethod,
    Map<StartMethod, StartCosts> starts,
    PickleCosts pickle,
    PipeCosts pipe,
    QueueCosts queue) {

  public ProcessCosts {
    if (!starts.keySet().containsAll(java.util.List.of(StartMethod.values()))) {
      throw new IllegalArgumentException("costs of " + starts.keySet() + "; each method has some");
    }
    starts = Collections.unmodifiableMap(new EnumMap<>(starts));
  }

  /** The same with another start method. */
  public ProcessCosts with(StartMethod other) {
    return new ProcessCosts(other, starts, pickle, pipe, queue);
  }

  /** The same where pickling takes no time. */
  public ProcessCosts withoutPickling() {
    return new ProcessCosts(startMethod, starts, PickleCosts.FREE, pipe, queue);
  }

  /** The same where pipes and queues take no time beyond locks and sleep. */
  public ProcessCosts withoutPipes() {
    return new ProcessCosts(startMethod, starts, pickle, PipeCosts.FREE, QueueCosts.FREE);
  }

  /** The same where starts and ends take no time; a child imports nothing. */
  public ProcessCosts withoutStarts() {
    Map<StartMethod, StartCosts> free = new EnumMap<>(StartMethod.class);
    for (StartMethod method : StartMethod.values()) {
      free.put(method, new StartCosts(0, 0, 0, 0));
    }
    return new ProcessCosts(StartMethod.FORK, free, pickle, pipe, queue);
  }

  /** What a start takes of the parent. */
  public long startCallPs(Imports imports, boolean first) {
    long firstPs = startCosts().firstPs() + (isPreloaded(imports) ? imports.ps() : 0);
    return startCosts().callPs() + (first ? firstPs : 0);
  }

  /** What a start takes of the child, up to the first line of its target. */
  public long bootPs(Imports imports) {
    boolean imported = !startMethod.importsAgain() || isPreloaded(imports);
    return startCosts().bootPs() + (imported ? 0 : imports.ps());
  }

  /** What the end of a process takes of it. */
  public long exitPs() {
    return startCosts().exitPs();
  }

  private boolean isPreloaded(Imports imports) {
    return startMethod == StartMethod.FORKSERVER && imports.preloaded();
  }

  private StartCosts startCosts() {
    StartCosts costs = starts.get(startMethod);
    if (costs == null) {
      throw new IllegalStateException("no costs of " + startMethod);
    }
    return costs;
  }
}
