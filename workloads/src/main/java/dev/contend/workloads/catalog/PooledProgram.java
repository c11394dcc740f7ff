package dev.contend.workloads.catalog;

import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedVariable;
import java.util.List;
import java.util.function.IntFunction;

/** A program that shares nothing but objects. */
record PooledProgram(List<ObjectPool> objectPools, IntFunction<Program.Body> bodies)
    implements Program {
  @Override
  public List<SharedLock> locks() {
    return List.of();
  }

  @Override
  public List<SharedVariable> variables() {
    return List.of();
  }

  @Override
  public Program.Body worker(int index) {
    return bodies.apply(index);
  }
}
