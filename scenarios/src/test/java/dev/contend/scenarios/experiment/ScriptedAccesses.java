package dev.contend.scenarios.experiment;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.coherence.fabric.MemoryParts;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.memory.MemoryPort;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.SimKernel;
import dev.contend.scenarios.spec.MachineSpec;

/** The memory of a machine file without operating system: one access after the other. */
final class ScriptedAccesses {
  private static final long LONG_ENOUGH_PS = 100_000_000;

  private final SimKernel kernel = new SimKernel();
  private final Machine machine;
  private final CoherentMemory memory;

  ScriptedAccesses(MachineSpec spec) {
    machine = spec.processor().machine();
    memory =
        new CoherentMemory(
            kernel,
            machine,
            spec.protocol().table(),
            spec.interconnect(),
            MemoryPlacement.LOCAL,
            MemoryParts.unlimited(machine));
  }

  Machine machine() {
    return machine;
  }

  /** What an access by a core takes with nothing else going on. */
  long alonePs(int core, long address, AccessKind kind) {
    long begin = kernel.nowPs();
    long[] end = {begin};
    int thread = machine.firstThreadOf(core);
    long latency = memory.access(thread, address, kind, () -> end[0] = kernel.nowPs());
    kernel.runUntilPs(begin + LONG_ENOUGH_PS);
    return latency == MemoryPort.IN_FLIGHT ? end[0] - begin : latency;
  }
}
