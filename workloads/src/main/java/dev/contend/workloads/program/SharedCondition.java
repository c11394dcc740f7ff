package dev.contend.workloads.program;

/**
 * A {@code threading.Condition}.
 *
 * @param id number among the program's conditions, from 0
 * @param name as in messages
 * @param lock a {@code Lock} or {@code RLock} of the program
 */
public record SharedCondition(int id, String name, SharedLock lock) {
  public SharedCondition {
    if (!lock.kind().isPythonObject()) {
      throw new IllegalArgumentException(
          "condition '" + name + "' has a lock of C code; write a Lock or an RLock");
    }
  }
}
