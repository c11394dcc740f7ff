package dev.contend.workloads.program;

/** One operation of a worker. Adding a word breaks every reader at compile time. */
public sealed interface Op {
  /** Calls the visitor's method for this operation. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Python work on objects that no other worker touches.
   *
   * @param cycles of the machine's first kind of core, as the reference interpreter needs them
   * @param mix which kinds of code they are spent in
   */
  record Compute(double cycles, CodeMix mix) implements Op {
    /** Arithmetic on local numbers. */
    public Compute(double cycles) {
      this(cycles, CodeMix.ARITHMETIC);
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

    R end(End op);
  }
}
