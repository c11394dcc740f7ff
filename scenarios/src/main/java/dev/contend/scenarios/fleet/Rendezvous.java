package dev.contend.scenarios.fleet;

import dev.contend.engine.SimKernel;
import dev.contend.workloads.runtime.ServicePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** What nodes that are simulated together add up at: all leave some time after the last came. */
final class Rendezvous implements ServicePoint {
  private final int nodes;
  private final long lastsPs;
  private final List<LongConsumer> waiting = new ArrayList<>();
  private final List<Long> endsPs = new ArrayList<>();

  /**
   * @param nodes how many must have come
   * @param lastsPs from then until all leave
   */
  Rendezvous(int nodes, long lastsPs) {
    this.nodes = nodes;
    this.lastsPs = lastsPs;
  }

  @Override
  public long arrive(long nowPs, long servicePs, long eachPs, LongConsumer moved) {
    if (waiting.size() + 1 < nodes) {
      waiting.add(moved);
      return SimKernel.MAX_TIME_PS;
    }
    waiting.forEach(each -> each.accept(lastsPs));
    waiting.clear();
    endsPs.add(nowPs + lastsPs);
    return lastsPs;
  }

  /** When each of the collectives ended, in picoseconds. */
  List<Long> endsPs() {
    return List.copyOf(endsPs);
  }

  @Override
  public long customers() {
    return (long) nodes * endsPs.size();
  }

  @Override
  public long services() {
    return endsPs.size();
  }

  @Override
  public double busyPs() {
    return (double) lastsPs * endsPs.size();
  }

  @Override
  public double waitedPs() {
    return 0;
  }

  @Override
  public int servers() {
    return 1;
  }

  @Override
  public int batch() {
    return nodes;
  }
}
