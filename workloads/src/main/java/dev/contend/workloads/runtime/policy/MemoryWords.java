package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.workloads.program.Op;

/** Which routine carries out which word about objects and their memory. */
interface MemoryWords {
  Routine make(Op.Make op);

  Routine drop(Op.Drop op);

  Routine churn(Op.Churn op);

  Routine tangle(Op.Tangle op);

  Routine visit(Op.Visit op);

  Routine outgrow(Op.Outgrow op);

  Routine collect();
}
