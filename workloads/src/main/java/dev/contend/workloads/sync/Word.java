package dev.contend.workloads.sync;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine.Step;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;

/**
 * A word in memory.
 *
 * <p>An access takes its time first; the value is read or changed in the step that follows. Words
 * may share a line: {@link #beside} gives a neighbour.
 */
final class Word {
  final long address;
  long value;

  Word(long address) {
    this.address = address;
  }

  /** Another word on the same line. */
  Word beside() {
    return new Word(address);
  }

  Step load(SimThread thread) {
    return access(thread, AccessKind.LOAD);
  }

  /** A load while waiting: its time is spent spinning, wherever the line is. */
  Step look(SimThread thread) {
    int spinning = Cause.LOCK_SPIN.id();
    return thread.access(address, AccessKind.LOAD, spinning, spinning);
  }

  Step store(SimThread thread) {
    return access(thread, AccessKind.STORE);
  }

  /** An exchange, or an addition whose result is used. */
  Step atomic(SimThread thread) {
    return access(thread, AccessKind.ATOMIC);
  }

  Step compareAndSwap(SimThread thread) {
    return access(thread, AccessKind.COMPARE_AND_SWAP);
  }

  /** Looks at the core's own copy until it is lost. */
  Step spin(SimThread thread) {
    return thread.spinUntilChanged(address, Cause.LOCK_SPIN.id());
  }

  private Step access(SimThread thread, AccessKind kind) {
    return thread.access(address, kind, Cause.USEFUL_NATIVE.id(), Cause.LINE_TRANSFER.id());
  }
}
