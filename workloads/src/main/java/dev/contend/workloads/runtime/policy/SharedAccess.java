package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SharedMemory;

/**
 * Reads or writes a part of shared memory in place, one line after the other. Nothing is copied,
 * pickled or locked; a line that another worker has written comes from its cache.
 */
final class SharedAccess extends Routine {
  private final PythonRuntime runtime;
  private final AccessKind kind;
  private long nextAddress;
  private long endAddress;

  SharedAccess(PythonRuntime runtime, AccessKind kind) {
    this.runtime = runtime;
    this.kind = kind;
  }

  /** This routine for a part of a region. */
  SharedAccess of(SharedMemory memory, long fromByte, long bytes) {
    if (fromByte < 0 || bytes < 0 || fromByte + bytes > memory.bytes()) {
      throw new IllegalArgumentException(
          bytes
              + " bytes from "
              + fromByte
              + " of '"
              + memory.name()
              + "', which has "
              + memory.bytes());
    }
    long begin = runtime.processes().sharedMemory().get(memory.id());
    nextAddress = begin + fromByte;
    endAddress = nextAddress + bytes;
    return this;
  }

  @Override
  protected Step step(SimThread thread) {
    if (nextAddress >= endAddress) {
      return Step.DONE;
    }
    long address = nextAddress;
    nextAddress = address - address % runtime.lineBytes() + runtime.lineBytes();
    return thread.access(address, kind, Cause.USEFUL_NATIVE.id(), Cause.LINE_TRANSFER.id());
  }
}
