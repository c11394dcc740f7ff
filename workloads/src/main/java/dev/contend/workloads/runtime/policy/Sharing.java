package dev.contend.workloads.runtime.policy;

import dev.contend.workloads.runtime.Mechanism;
import dev.contend.workloads.runtime.process.BufferedQueue;
import dev.contend.workloads.runtime.process.HandlerPool;
import dev.contend.workloads.runtime.process.PickledQueue;
import dev.contend.workloads.runtime.process.Pipe;
import dev.contend.workloads.runtime.process.ProcessExecutor;
import java.util.List;

/** What one worker shares with another. */
public enum Sharing {
  /** All objects: workers are threads of one interpreter. */
  HEAP("all objects"),
  /** Memory, but no objects: workers are threads, each with an interpreter of its own. */
  ADDRESS_SPACE("memory, but no objects", CrossInterpreterResult.MECHANISM),
  /** Shared memory and pipes only: workers are processes. */
  NOTHING(
      "shared memory, pipes and queues",
      Pipe.MECHANISM,
      PickledQueue.MECHANISM,
      BufferedQueue.MECHANISM,
      HandlerPool.MECHANISM,
      ProcessExecutor.MECHANISM);

  private final String help;
  private final List<Mechanism> mechanisms;

  Sharing(String help, Mechanism... mechanisms) {
    this.help = help;
    this.mechanisms = List.of(mechanisms);
  }

  /** What is shared, in a few words. */
  public String help() {
    return help;
  }

  /** What this choice brings with it. */
  public List<Mechanism> mechanisms() {
    return mechanisms;
  }
}
