package dev.contend.cpu.scheduler;

import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.clock.SmtYield;
import dev.contend.cpu.clock.WorkKind;
import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.SimKernel;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** How fast each core runs now: its clock domain's speed, shared by its busy hardware threads. */
final class CoreSpeeds {
  private final Machine machine;
  private final IntConsumer onChange;
  private final ClockDomain[] domains;
  private final int[] domainOf;
  private final SmtYield[] yieldOf;
  private final int[] busyThreadsOf;
  private final int[] activeThreadsOf;
  private final boolean[] isBusy;
  private final WorkKind[] workOf;

  /**
   * @param onChange called with each hardware thread whose speed may have changed
   */
  CoreSpeeds(SimKernel kernel, Processor processor, IntConsumer onChange) {
    machine = processor.machine();
    this.onChange = onChange;
    int kinds = processor.kinds().size();
    domains = new ClockDomain[machine.sockets() * kinds];
    for (int i = 0; i < domains.length; i++) {
      int domain = i;
      domains[i] = new ClockDomain(kernel, processor, i % kinds, () -> clockChanged(domain));
    }
    domainOf = new int[machine.cores()];
    yieldOf = new SmtYield[machine.cores()];
    for (int i = 0; i < domainOf.length; i++) {
      Core core = machine.core(i);
      domainOf[i] = core.socket() * kinds + core.kind();
      yieldOf[i] = processor.kinds().get(core.kind()).smtYield();
    }
    busyThreadsOf = new int[machine.cores()];
    activeThreadsOf = new int[machine.cores()];
    isBusy = new boolean[machine.hardwareThreads()];
    workOf = new WorkKind[machine.hardwareThreads()];
    Arrays.fill(workOf, WorkKind.INTERPRETER);
  }

  /** Speed of a hardware thread of the core relative to the machine's peak. */
  double speedOf(int core) {
    return domains[domainOf[core]].relativeSpeed()
        * Processor.siblingShare(yieldOf(core), busyThreadsOf[core]);
  }

  /** The mean of the yields of what the core's busy hardware threads do. */
  private double yieldOf(int core) {
    SmtYield yield = yieldOf[core];
    if (!yield.dependsOnWork()) {
      return yield.interpreter();
    }
    double sum = 0;
    int first = machine.firstThreadOf(core);
    for (int i = first; i < first + machine.threadsOf(core); i++) {
      sum += isBusy[i] ? yield.of(workOf[i]) : 0;
    }
    return sum / busyThreadsOf[core];
  }

  /** What kind of work a hardware thread does from now on. */
  void doing(int hardwareThread, WorkKind work) {
    if (workOf[hardwareThread] == work) {
      return;
    }
    workOf[hardwareThread] = work;
    if (isBusy[hardwareThread] && yieldOf[machine.coreOf(hardwareThread)].dependsOnWork()) {
      siblingsChanged(hardwareThread);
    }
  }

  /** Whether no hardware thread of the core runs, or is about to run, anything. */
  boolean isIdle(int core) {
    return activeThreadsOf[core] == 0;
  }

  /** A hardware thread began (+1) or ended (-1) executing a thread's instructions. */
  void busyChanged(int hardwareThread, int change) {
    busyThreadsOf[machine.coreOf(hardwareThread)] += change;
    isBusy[hardwareThread] = change > 0;
    siblingsChanged(hardwareThread);
  }

  private void siblingsChanged(int hardwareThread) {
    int core = machine.coreOf(hardwareThread);
    int first = machine.firstThreadOf(core);
    for (int i = first; i < first + machine.threadsOf(core); i++) {
      if (i != hardwareThread) {
        onChange.accept(i);
      }
    }
  }

  /** A hardware thread of the core left (+1) or entered (-1) idleness. */
  void activityChanged(int core, int change) {
    int before = activeThreadsOf[core];
    activeThreadsOf[core] = before + change;
    if (before == 0 || before + change == 0) {
      domains[domainOf[core]].activeCoresChanged(change);
    }
  }

  private void clockChanged(int domain) {
    for (int core = 0; core < machine.cores(); core++) {
      if (domainOf[core] == domain) {
        int first = machine.firstThreadOf(core);
        for (int i = first; i < first + machine.threadsOf(core); i++) {
          onChange.accept(i);
        }
      }
    }
  }
}
