package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.CodeMix;
import dev.contend.workloads.program.Op;
import java.util.function.LongConsumer;

/** A call that reads the clock, and tells the program the instant at its end. */
final class ClockReading extends Routine {
  private final PythonRuntime runtime;
  private final Work work;
  private double cycles;
  private CodeMix mix = CodeMix.ARITHMETIC;
  private LongConsumer reader = ps -> {};

  ClockReading(PythonRuntime runtime, Work work) {
    this.runtime = runtime;
    this.work = work;
  }

  /** The same routine for one reading. */
  ClockReading of(Op.ReadClock op) {
    cycles = op.cycles();
    mix = op.mix();
    reader = op.reader();
    return this;
  }

  @Override
  protected Step step(SimThread thread) {
    if (state == 0) {
      state++;
      return thread.call(work.of(cycles, mix));
    }
    reader.accept(runtime.nowPs());
    return Step.DONE;
  }
}
