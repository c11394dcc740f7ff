package dev.contend.workloads.runtime.policy;

import dev.contend.workloads.runtime.Mechanism;
import dev.contend.workloads.runtime.lock.CriticalSections;
import dev.contend.workloads.runtime.lock.Gil;
import dev.contend.workloads.runtime.lock.PyMutex;
import dev.contend.workloads.runtime.lock.Semaphore;
import dev.contend.workloads.runtime.memory.QuiescentStates;
import dev.contend.workloads.runtime.memory.World;
import java.util.List;

/** What one interpreter lock covers. */
public enum LockScope {
  /** All threads of the process: the GIL. */
  PROCESS("all threads of a process", Gil.MECHANISM, Semaphore.MECHANISM),
  /** The threads of one interpreter, of which a process has several. */
  INTERPRETER("the threads of one interpreter", Gil.MECHANISM, Semaphore.MECHANISM),
  /** Nothing: there is no interpreter lock, and objects have locks of their own. */
  NOTHING(
      "nothing; mutable objects have locks",
      PyMutex.MECHANISM,
      CriticalSections.MECHANISM,
      Semaphore.MECHANISM,
      World.MECHANISM,
      QuiescentStates.MECHANISM);

  private final String help;
  private final List<Mechanism> mechanisms;

  LockScope(String help, Mechanism... mechanisms) {
    this.help = help;
    this.mechanisms = List.of(mechanisms);
  }

  /** What it covers, in a few words. */
  public String help() {
    return help;
  }

  /** What this choice brings with it. */
  public List<Mechanism> mechanisms() {
    return mechanisms;
  }
}
