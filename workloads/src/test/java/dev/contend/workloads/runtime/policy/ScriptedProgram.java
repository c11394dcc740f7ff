package dev.contend.workloads.runtime.policy;

import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.SharedVariable;
import java.util.List;

/**
 * A program of which each worker's words are written down.
 *
 * @param objects what it names
 * @param words of each worker; its result and its end follow by themselves
 */
record ScriptedProgram(
    List<SharedLock> locks,
    List<SharedVariable> variables,
    List<SharedObject> objects,
    List<List<Op>> words)
    implements Program {

  ScriptedProgram(List<SharedObject> objects, List<List<Op>> words) {
    this(List.of(), List.of(), objects, words);
  }

  @Override
  public Body worker(int index) {
    int[] next = new int[1];
    List<Op> own = words.get(index);
    return () -> {
      int word = next[0]++;
      if (word < own.size()) {
        return own.get(word);
      }
      return word == own.size() ? new Op.Deliver(10) : new Op.End();
    };
  }
}
