package dev.contend.workloads.hardware;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.MemoryPort;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.Ground;
import java.util.ArrayList;
import java.util.List;

/**
 * A line that goes to and fro between each pair of hardware threads, one pair after the other.
 *
 * <p>Each side performs an atomic operation only when the other's is done. That is what a handoff
 * is defined as here: tools in which both sides spin disturb the transfer that they measure. The
 * line's home is at the one end of the pair and then at the other; the mean counts. One worker
 * conducts all pairs: it lets one hardware thread operate after the other, and waits for each.
 */
public final class PingPong implements NativeProgram {
  private static final int WARM_UP = 4;

  private final Ground ground;
  private final int operations;
  private final long[] lineOfNode;
  private final List<PairTime> pairs = new ArrayList<>();

  /**
   * @param operations how many are timed for each pair and home
   */
  public PingPong(Ground ground, int operations) {
    this.ground = ground;
    this.operations = operations;
    lineOfNode = new long[machine().numaNodes()];
    for (int node = 0; node < lineOfNode.length; node++) {
      lineOfNode[node] = ground.memory().reservePagesOn(node, 1);
    }
  }

  private Machine machine() {
    return ground.processor().machine();
  }

  @Override
  public Routine worker(int index) {
    return index == 0 ? new Conductor() : new Idle();
  }

  @Override
  public List<PairTime> pairs() {
    return List.copyOf(pairs);
  }

  @Override
  public void report(MetricSet.Builder metrics) {
    double sum = 0;
    for (PairTime pair : pairs) {
      sum += pair.ns();
    }
    metrics.put(HardwareMetrics.HANDOFF, pairs.isEmpty() ? 0 : sum / pairs.size());
  }

  /** A worker for which there is nothing to do. */
  private static final class Idle extends Routine {
    @Override
    protected Step step(SimThread thread) {
      return Step.DONE;
    }
  }

  /** Goes through the pairs and, for each, through the homes. */
  private final class Conductor extends Routine {
    private int a;
    private int b = 1;
    private int home;
    private int done;
    private long beginPs;
    private double sumPs;

    @Override
    protected Step step(SimThread thread) {
      if (b >= machine().hardwareThreads()) {
        return Step.DONE;
      }
      if (done == WARM_UP) {
        beginPs = ground.kernel().nowPs();
      }
      if (done == WARM_UP + operations) {
        sumPs += (double) (ground.kernel().nowPs() - beginPs) / operations;
        next();
        return Step.AGAIN;
      }
      int operating = done++ % 2 == 0 ? a : b;
      int useful = Cause.USEFUL_NATIVE.id();
      long line = lineOfNode[nodeOf(home == 0 ? a : b)];
      long latency = ground.memory().access(operating, line, AccessKind.ATOMIC, thread);
      return latency == MemoryPort.IN_FLIGHT ? Step.WAIT : thread.occupy(latency, useful);
    }

    private int nodeOf(int hardwareThread) {
      return machine().placeOf(hardwareThread).numaNode();
    }

    private void next() {
      done = 0;
      if (++home < 2) {
        return;
      }
      double ns = sumPs / 2 / 1e3;
      pairs.add(new PairTime(a, b, ns));
      pairs.add(new PairTime(b, a, ns));
      sumPs = 0;
      home = 0;
      if (++a == b) {
        a = 0;
        b++;
      }
    }
  }
}
