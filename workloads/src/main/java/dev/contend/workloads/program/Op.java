package dev.contend.workloads.program;

import java.util.List;
import java.util.function.LongConsumer;

/** One operation of a worker. Adding a word breaks every reader at compile time. */
public sealed interface Op
    permits Op.Compute,
        Op.Acquire,
        Op.Release,
        Op.Load,
        Op.Store,
        Op.Deliver,
        Op.Send,
        Op.Receive,
        Op.Submit,
        Op.AwaitResults,
        Op.ReadShared,
        Op.WriteShared,
        Op.Native,
        Op.Sleep,
        Op.AwaitDevice,
        Op.ReadClock,
        Op.Make,
        Op.Drop,
        Op.Churn,
        Op.Tangle,
        Op.Visit,
        Op.Outgrow,
        Op.Collect,
        Op.Ready,
        Op.Coordinate,
        Op.End,
        ObjectUse {
  /** Calls the visitor's method for this operation. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Python work on objects that no other worker touches: cycles, a time at peak speed, or both.
   *
   * @param cycles of the machine's first kind of core, as the reference interpreter needs them
   * @param peakPs picoseconds at peak speed, likewise
   * @param mix which kinds of code they are spent in
   */
  record Compute(double cycles, double peakPs, CodeMix mix) implements Op {
    /** Work in cycles alone. */
    public Compute(double cycles, CodeMix mix) {
      this(cycles, 0, mix);
    }

    /** Arithmetic on local numbers. */
    public Compute(double cycles) {
      this(cycles, CodeMix.ARITHMETIC);
    }

    /** Work as a time at peak speed. */
    public static Compute ofPeakPs(double peakPs, CodeMix mix) {
      return new Compute(0, peakPs, mix);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.compute(this);
    }
  }

  /** Enters {@code with lock:}. */
  record Acquire(SharedLock lock) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.acquire(this);
    }
  }

  /** Leaves {@code with lock:}. */
  record Release(SharedLock lock) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.release(this);
    }
  }

  /** Reads a global variable's object for the length of one expression. */
  record Load(SharedVariable variable) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.load(this);
    }
  }

  /** Binds a global variable to a new object of this worker. */
  record Store(SharedVariable variable) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.store(this);
    }
  }

  /**
   * Hands the worker's result to the main thread: by reference where they share a heap, pickled
   * through a pipe where they do not.
   *
   * @param bytes size of the pickled result
   */
  record Deliver(int bytes) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.deliver(this);
    }
  }

  /**
   * Sends a message through a queue of {@code multiprocessing}.
   *
   * @param payload what is pickled
   */
  record Send(ProcessQueue queue, Payload payload) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.send(this);
    }
  }

  /** Waits for a message from a queue of {@code multiprocessing} and takes it. */
  record Receive(ProcessQueue queue) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.receive(this);
    }
  }

  /**
   * Submits tasks to the program's pool: one call of {@code map} to a {@code Pool}, a {@code
   * submit} for each to an executor.
   */
  record Submit(List<Task> tasks) implements Op {
    public Submit {
      tasks = List.copyOf(tasks);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.submit(this);
    }
  }

  /** Waits until the results of all submitted tasks are in hand. */
  record AwaitResults() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.awaitResults(this);
    }
  }

  /** Reads a part of shared memory, line by line. */
  record ReadShared(SharedMemory memory, long fromByte, long bytes) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.readShared(this);
    }
  }

  /** Writes a part of shared memory, line by line. */
  record WriteShared(SharedMemory memory, long fromByte, long bytes) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.writeShared(this);
    }
  }

  /**
   * A call into C code on memory of its own, which is the same code in every build.
   *
   * <p>It may give the interpreter up while it works, as {@code Py_BEGIN_ALLOW_THREADS} does. While
   * it keeps the interpreter there is no safepoint: nobody can have the interpreter lock before the
   * call has ended.
   *
   * @param work how much it does
   * @param keepingShare share of the calls that keep the interpreter, 0 to 1; drawn for each call
   */
  record Native(NativeWork work, double keepingShare) implements Op {
    public Native {
      if (!(keepingShare >= 0 && keepingShare <= 1)) {
        throw new IllegalArgumentException(
            "keepingShare is " + keepingShare + "; must lie between 0 and 1");
      }
    }

    /** A call that keeps the interpreter. */
    public static Native keeping(NativeWork work) {
      return new Native(work, 1);
    }

    /** A call that gives the interpreter up, and takes it back at its end. */
    public static Native releasing(NativeWork work) {
      return new Native(work, 0);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.callNative(this);
    }
  }

  /** {@code time.sleep}: the interpreter is given up, and a timer wakes the worker. */
  record Sleep(WaitTime time) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sleep(this);
    }
  }

  /**
   * Waits for a device, whose interrupt wakes the worker.
   *
   * @param keeps whether the interpreter is kept meanwhile, as by an extension that forgets to give
   *     it up
   */
  record AwaitDevice(WaitTime time, boolean keeps) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.awaitDevice(this);
    }
  }

  /**
   * {@code time.perf_counter()}.
   *
   * @param cycles Python work of the call, as in {@link Compute}
   * @param mix which kinds of code they are spent in
   * @param reader is told the simulated instant, in picoseconds, at the end of the call
   */
  record ReadClock(double cycles, CodeMix mix, LongConsumer reader) implements Op {
    /** With nothing but arithmetic before the look at the clock. */
    public ReadClock(double cycles, LongConsumer reader) {
      this(cycles, CodeMix.ARITHMETIC, reader);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.readClock(this);
    }
  }

  /** Makes objects and keeps them in a pool. */
  record Make(ObjectPool pool, long count) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.make(this);
    }
  }

  /**
   * Gives the last references to objects of a pool back; those that this worker made come first.
   */
  record Drop(ObjectPool pool, long count) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.drop(this);
    }
  }

  /** Makes objects and drops each before the next is made. */
  record Churn(ObjectKind kind, long count) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.churn(this);
    }
  }

  /** Makes objects that refer to each other and drops them: only a collector can free them. */
  record Tangle(ObjectKind kind, long count) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.tangle(this);
    }
  }

  /** Reads objects of a pool in order, going on where this worker left off, round and round. */
  record Visit(ObjectPool pool, long count) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A shared container outgrows its storage: new storage is made, the old one goes. */
  record Outgrow(int bytes) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.outgrow(this);
    }
  }

  /** {@code gc.collect()}. */
  record Collect() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.collect(this);
    }
  }

  /**
   * Waits until all workers are here. Nothing of a program: where a measurement begins, from which
   * {@link Program#operationsOfEach} are timed.
   */
  record Ready() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ready(this);
    }
  }

  /** Waits for another worker, or passes something on to one. */
  record Coordinate(Coordination word) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.coordinate(this);
    }
  }

  /** The worker's function returns. */
  record End() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.end(this);
    }
  }

  /** Does something for each kind of operation. */
  interface Visitor<R> {
    R compute(Compute op);

    R acquire(Acquire op);

    R release(Release op);

    R load(Load op);

    R store(Store op);

    R deliver(Deliver op);

    R send(Send op);

    R receive(Receive op);

    R submit(Submit op);

    R awaitResults(AwaitResults op);

    R readShared(ReadShared op);

    R writeShared(WriteShared op);

    R callNative(Native op);

    R sleep(Sleep op);

    R awaitDevice(AwaitDevice op);

    R readClock(ReadClock op);

    R coordinate(Coordinate op);

    R make(Make op);

    R drop(Drop op);

    R churn(Churn op);

    R tangle(Tangle op);

    R visit(Visit op);

    R outgrow(Outgrow op);

    R collect(Collect op);

    R useObject(ObjectUse op);

    R ready(Ready op);

    R end(End op);
  }
}
