package dev.contend.workloads.program;

/**
 * The words with which workers wait for each other and pass things on, beyond taking locks. Adding
 * a word breaks every reader at compile time.
 */
public sealed interface Coordination {
  /** No limit to a wait. */
  long FOREVER = Long.MAX_VALUE;

  /** What a thread of a pool is told that was shut down, instead of a task. */
  int NO_TASK = -1;

  /** Calls the visitor's method for this word. */
  <R> R accept(Visitor<R> visitor);

  /** The word as an operation of a worker. */
  default Op op() {
    return new Op.Coordinate(this);
  }

  /** {@code condition.wait()}, by a worker that holds the condition's lock. */
  record Wait(SharedCondition condition) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.waitAt(this);
    }
  }

  /**
   * {@code condition.notify(count)}, likewise.
   *
   * @param count how many it wakes at most
   */
  record Notify(SharedCondition condition, int count) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.notifyAt(this);
    }
  }

  /** {@code event.set()}. */
  record Set(SharedEvent event) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.set(this);
    }
  }

  /** {@code event.wait()}. */
  record Await(SharedEvent event) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.await(this);
    }
  }

  /** {@code semaphore.acquire()}. */
  record TakePermit(SharedSemaphore semaphore) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.takePermit(this);
    }
  }

  /** {@code semaphore.release()}. */
  record GivePermit(SharedSemaphore semaphore) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.givePermit(this);
    }
  }

  /** {@code barrier.wait()}. */
  record Arrive(SharedBarrier barrier) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.arrive(this);
    }
  }

  /**
   * {@code queue.put(item, timeout)}. After a limit the worker is told with {@link
   * Program.Body#gaveUp}.
   *
   * @param item what the worker that gets it is told
   * @param isFresh whether it is a new object of this worker, rather than one that is not counted
   * @param limitPs limit in picoseconds, or {@link #FOREVER}
   */
  record Put(SharedQueue queue, int item, boolean isFresh, long limitPs) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.put(this);
    }
  }

  /**
   * {@code queue.get(timeout)}. The worker is told with {@link Program.Body#received}, or {@link
   * Program.Body#gaveUp} after a limit.
   *
   * @param limitPs limit in picoseconds, or {@link #FOREVER}
   */
  record Get(SharedQueue queue, long limitPs) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.get(this);
    }
  }

  /**
   * {@code future = executor.submit(...)}.
   *
   * @param task a number that is given once, from 0
   * @param isKept whether the worker keeps the future until it has taken the result; a future that
   *     nobody keeps ends with its task
   */
  record Submit(SharedPool pool, int task, boolean isKept) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.submit(this);
    }
  }

  /** {@code future.result()}. */
  record Result(SharedPool pool, int task) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.result(this);
    }
  }

  /** {@code executor.shutdown(wait=False)}: threads of the pool end when its tasks are done. */
  record Shutdown(SharedPool pool) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.shutdown(this);
    }
  }

  /**
   * A thread of the pool takes its next task, of which it is told; {@link #NO_TASK} if there is
   * none any more.
   */
  record TakeTask(SharedPool pool) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.takeTask(this);
    }
  }

  /** A thread of the pool has done a task. */
  record EndTask(SharedPool pool, int task) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.endTask(this);
    }
  }

  /**
   * {@code Thread(...).start()}, of a worker that the main thread does not start ({@link
   * Program#isStartedByMain}); returns when it runs.
   *
   * @param worker number of the worker, from 0; each is started once
   */
  record Spawn(int worker) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.spawn(this);
    }
  }

  /**
   * {@code thread.join()}.
   *
   * @param worker number of a worker that has been started
   */
  record Join(int worker) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.join(this);
    }
  }

  /**
   * C code of an extension reads an object's data.
   *
   * @param object number of the object, from 0
   */
  record Read(SharedField field, int object) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.read(this);
    }
  }

  /**
   * C code of an extension changes an object's data.
   *
   * @param object number of the object, from 0
   */
  record Write(SharedField field, int object) implements Coordination {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.write(this);
    }
  }

  /**
   * Queues for a device, is served and is woken by its interrupt.
   *
   * @param service how long the device needs, the time in its queue left out
   * @param eachPs what it adds to the service of all who are served with it, in picoseconds
   * @param keeps whether the interpreter is kept meanwhile, as by an extension that forgets to give
   *     it up
   */
  record Serve(SharedDevice device, WaitTime service, long eachPs, boolean keeps)
      implements Coordination {
    /** A service that takes no longer with others. */
    public Serve(SharedDevice device, WaitTime service, boolean keeps) {
      this(device, service, 0, keeps);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.serve(this);
    }
  }

  /** Does something for each kind of word. */
  interface Visitor<R> {
    R waitAt(Wait word);

    R notifyAt(Notify word);

    R set(Set word);

    R await(Await word);

    R takePermit(TakePermit word);

    R givePermit(GivePermit word);

    R arrive(Arrive word);

    R put(Put word);

    R get(Get word);

    R submit(Submit word);

    R result(Result word);

    R shutdown(Shutdown word);

    R takeTask(TakeTask word);

    R endTask(EndTask word);

    R spawn(Spawn word);

    R join(Join word);

    R read(Read word);

    R write(Write word);

    R serve(Serve word);
  }
}
