package dev.contend.cpu.memory;

import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.topology.Machine;
import java.util.Arrays;

/**
 * The places in which each core waits for lines from memory: as many as it can have in flight.
 *
 * <p>The hardware threads of a core share them. A place is taken until its line has arrived.
 */
final class FillBuffers {
  private final long[][] takenUntilPs;

  private FillBuffers(int cores) {
    takenUntilPs = new long[cores][];
  }

  /** As many for each core as its kind has. */
  static FillBuffers of(Processor processor) {
    Machine machine = processor.machine();
    FillBuffers buffers = new FillBuffers(machine.cores());
    for (int core = 0; core < machine.cores(); core++) {
      int kind = machine.core(core).kind();
      buffers.takenUntilPs[core] = new long[processor.kinds().get(kind).missesInFlight()];
    }
    return buffers;
  }

  /** One for each core. */
  static FillBuffers one(Machine machine) {
    FillBuffers buffers = new FillBuffers(machine.cores());
    Arrays.setAll(buffers.takenUntilPs, core -> new long[1]);
    return buffers;
  }

  /** Picoseconds until a core has a free one; 0 if it has one now. */
  long freeInPs(int core, long nowPs) {
    long[] taken = takenUntilPs[core];
    return Math.max(0, taken[earliest(taken)] - nowPs);
  }

  /** Takes a free one until an instant. */
  void take(int core, long nowPs, long untilPs) {
    long[] taken = takenUntilPs[core];
    int place = earliest(taken);
    if (taken[place] > nowPs) {
      throw new IllegalStateException(
          "core " + core + " has " + taken.length + " reads in flight, and no more fill buffers");
    }
    taken[place] = untilPs;
  }

  private static int earliest(long[] taken) {
    int earliest = 0;
    for (int i = 1; i < taken.length; i++) {
      if (taken[i] < taken[earliest]) {
        earliest = i;
      }
    }
    return earliest;
  }
}
