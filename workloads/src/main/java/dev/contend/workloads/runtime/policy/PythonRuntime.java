package dev.contend.workloads.runtime.policy;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.cpu.scheduler.OsScheduler;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.engine.SimKernel;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.workloads.program.CodeMix;
import dev.contend.workloads.program.NativeWork;
import dev.contend.workloads.program.Placement;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.runtime.Ground;
import dev.contend.workloads.runtime.Outside;
import dev.contend.workloads.runtime.lock.Gil;
import dev.contend.workloads.runtime.lock.ParkingLot;
import dev.contend.workloads.runtime.lock.PyMutex;
import dev.contend.workloads.runtime.memory.ObjectHeap;
import dev.contend.workloads.runtime.memory.PoolCounts;
import dev.contend.workloads.runtime.memory.ProcessMemory;
import dev.contend.workloads.runtime.memory.ResidentMemory;
import dev.contend.workloads.runtime.process.Pool;
import dev.contend.workloads.sync.Platform;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program, a policy and a profile put together on one simulated machine, for one run.
 *
 * <p>Thread 0 is the main thread, threads 1 to n are the workers.
 */
public final class PythonRuntime {
  private final Ground ground;
  private final SimKernel kernel;
  private final OsScheduler scheduler;
  private final RuntimePolicy policy;
  private final RuntimeProfile profile;
  private final InterpreterLocks gils;
  private final List<PythonThread> threads = new ArrayList<>();
  private final Counts counts;
  private final ParkingLot parkingLot;
  private final double[] startFactors;
  private final Program program;
  private final RuntimeMemory runMemory;
  private final SharedState shared;
  private final Processes processes;
  private final RandomStreams random;
  private final NamedObjects objects;
  private final StartLine startLine;
  private final Starts starts;
  private final long operations;

  /**
   * Builds the runtime and starts the main thread, which will run when the kernel does.
   *
   * @param workers number of workers, 1 or more
   */
  public PythonRuntime(
      Ground ground,
      RuntimePolicy policy,
      RuntimeProfile profile,
      Program program,
      int workers,
      RandomStreams random) {
    this.ground = ground;
    kernel = ground.kernel();
    scheduler = ground.scheduler();
    this.policy = policy;
    this.profile = profile;
    this.program = program;
    program.place(new Placement(workers, sharesHeap(), scheduler::cpuTimePs, outside().traffic()));
    program.begin(kernel::nowPs);
    this.random = random;
    parkingLot = new ParkingLot(platform(), profile.locks());
    startFactors = new double[workers];
    for (int i = 0; i < workers; i++) {
      startFactors[i] =
          random.stream("runtime/start/" + i).unitMeanFactor(profile.threads().variation());
    }
    counts = new Counts(this, policy.counting(), profile.counts());
    starts = new Starts(this, program);
    startLine = new StartLine(kernel, scheduler, workers, program);
    operations = workers * program.operationsOfEach();
    gils = new InterpreterLocks(ground, policy, profile);
    Gil common = gils.make("GIL");
    runMemory = new RuntimeMemory(ground, policy, profile, program, workers);
    threads.add(new PythonThread(this, SharedState.MAIN, common, runMemory.main()));
    runMemory.begin(threads.get(SharedState.MAIN));
    shared = new SharedState(this, program, new ObjectHeap(ground.memory(), lineBytes()));
    processes = new Processes(this, program, workers);
    boolean haveCommon = sharesHeap() && !gils.areUnshared();
    for (int i = 0; i < workers; i++) {
      Gil gil = haveCommon ? common : gils.make("GIL of worker " + i);
      ProcessMemory process = sharesHeap() ? runMemory.main() : runMemory.newProcess();
      threads.add(new PythonThread(this, i + 1, gil, process));
    }
    objects = new NamedObjects(this, program, workers);
    for (int i = 0; i < workers; i++) {
      PythonThread thread = threads.get(i + 1);
      starts.add(new Worker(this, thread, workOf(thread, i), startFactors[i]));
    }
    scheduler.start(
        "the main thread",
        SimThread.UNACCOUNTED,
        ground.pinning().ofMain(),
        null,
        new MainThread(this, threads.get(SharedState.MAIN), program));
  }

  private Routine workOf(PythonThread thread, int index) {
    Pool pool = processes.pool();
    return pool == null
        ? new Operations(this, thread, program.worker(index))
        : new PoolWorker(this, thread, pool);
  }

  /** What the run has counted so far. */
  public void report(MetricSet.Builder metrics) {
    RunMetrics.report(ground, metrics);
    metrics
        .count(RunMetrics.GIL_SWITCHES, gils.switches())
        .count(RunMetrics.GIL_DROP_REQUESTS, gils.dropRequests())
        .count(RunMetrics.LOCK_PARKS, shared.parks());
    counts.report(metrics);
    if (operations > 0) {
      metrics
          .put(RunMetrics.OPERATION_TIME, startLine.ownPs() / 1e3 / operations)
          .put(RunMetrics.OPERATION_INTERVAL, startLine.elapsedPs() / 1e3 / operations);
    }
    program.report(metrics);
    shared.coordinated.reportDevices(program, metrics);
    runMemory.report(metrics, startFactors.length);
    shared.reportLocks(metrics);
    RunMetrics.reportQuota(scheduler, metrics);
  }

  /** Who has how much memory, if it was more than the limit; else empty. */
  public List<String> outOfMemory() {
    return runMemory.resident().outOfMemory();
  }

  Outside outside() {
    return ground.outside();
  }

  RuntimeProfile profile() {
    return profile;
  }

  CoherentMemory memory() {
    return ground.memory();
  }

  RuntimeMemory runMemory() {
    return runMemory;
  }

  /** Whether nothing is counted, so that a collector finds what is dead. */
  boolean isTraced() {
    return policy.counting() == Counting.NONE;
  }

  /** The threads of a process must take new buffers: what these were in has been collected. */
  void clearBuffers(ProcessMemory process) {
    for (PythonThread thread : threads) {
      if (thread.process == process) {
        thread.bufferBytes = 0;
      }
    }
  }

  /** Cores of the machine. */
  int cores() {
    return ground.processor().machine().cores();
  }

  SharedState shared() {
    return shared;
  }

  Processes processes() {
    return processes;
  }

  /** Another thread of the process that a thread belongs to. */
  PythonThread newThreadBeside(PythonThread other) {
    PythonThread thread = new PythonThread(this, threads.size(), other.gil, other.process);
    threads.add(thread);
    return thread;
  }

  /** Starts a thread that a library makes for itself, where its process may run. */
  SimThread startHelper(String name, PythonThread owner, SimThread near, Routine code) {
    boolean ofMain = owner.id == SharedState.MAIN || sharesHeap();
    int @Nullable [] affinity =
        ofMain
            ? ground.pinning().ofMain()
            : ground.pinning().ofWorker(ground.processor().machine(), owner.id - 1);
    return scheduler.start(name, SimThread.UNACCOUNTED, affinity, near, code);
  }

  PythonThread thread(int id) {
    return threads.get(id);
  }

  Sharing sharing() {
    return policy.sharing();
  }

  /** Threads there are or were, the main one included. */
  int threadCount() {
    return threads.size();
  }

  /** A thread that has exited and left its objects to others. */
  PythonThread exitedThread() {
    PythonThread last = threads.get(threads.size() - 1);
    if (!last.hasExited) {
      last = new PythonThread(this, threads.size(), null, runMemory.main());
      last.hasExited = true;
      threads.add(last);
    }
    return last;
  }

  boolean sharesHeap() {
    return policy.sharing() == Sharing.HEAP;
  }

  /** Whether workers are threads of one process. */
  boolean sharesAddresses() {
    return policy.sharing() != Sharing.NOTHING;
  }

  /** Whether operations on lists and dictionaries lock them. */
  boolean hasObjectLocks() {
    return policy.isFreeThreadedBuild() && !isTraced();
  }

  /** Whether a critical section that a program asks for locks its object. */
  boolean hasCriticalSections() {
    return policy.isFreeThreadedBuild();
  }

  RandomSource random(String name) {
    return random.stream(name);
  }

  long nowPs() {
    return kernel.nowPs();
  }

  int referencesPerWith() {
    return sharesHeap() ? profile.counts().referencesPerWith() : 0;
  }

  ParkingLot parkingLot() {
    return parkingLot;
  }

  int lineBytes() {
    return ground.processor().machine().cacheLineBytes();
  }

  long pageBytes() {
    return CoherentMemory.pageBytes();
  }

  long wakeCallPs() {
    return scheduler.settings().wakeCallPs();
  }

  /** Time at peak speed of arithmetic given in cycles of the reference interpreter. */
  double workPs(double cycles) {
    return workPs(cycles, CodeMix.ARITHMETIC);
  }

  /** Time at peak speed of code of a mix, likewise. */
  double workPs(double cycles, CodeMix mix) {
    return ground.processor().peakPs(cycles) * profile.interpreter().work().of(mix)
        + counts.atomicsPs(cycles);
  }

  /** Time at peak speed of work given in cycles of this version's own interpreter. */
  double statementPs(double cycles) {
    return ground.processor().peakPs(cycles) + counts.atomicsPs(cycles);
  }

  /** Time at peak speed of machine code, which is the same in every build. */
  double nativePs(NativeWork work) {
    return ground.processor().peakPs(work.cycles()) + work.peakPs();
  }

  double startFactor(int worker) {
    return startFactors[worker];
  }

  double startCallPs(int worker) {
    return sharesAddresses()
        ? profile.threads().startPs()
        : profile.process().startCallPs(program.imports(), worker == 0);
  }

  double bootPs() {
    return switch (policy.sharing()) {
      case HEAP -> profile.threads().bootPs();
      case ADDRESS_SPACE -> profile.threads().bootPs() + profile.subinterpreter().bootPs();
      case NOTHING -> profile.process().bootPs(program.imports());
    };
  }

  double exitPs() {
    return switch (policy.sharing()) {
      case HEAP -> profile.threads().exitPs();
      case ADDRESS_SPACE -> profile.threads().exitPs() + profile.subinterpreter().exitPs();
      case NOTHING -> profile.process().exitPs();
    };
  }

  int workers() {
    return startFactors.length;
  }

  int resultsExpected() {
    return program.deliversResults() ? startFactors.length : 0;
  }

  SimThread startWorker(int index, Worker worker, SimThread starter) {
    int @Nullable [] affinity = ground.pinning().ofWorker(ground.processor().machine(), index);
    return scheduler.start("worker " + index, index, affinity, starter, worker);
  }

  Counts counts() {
    return counts;
  }

  NamedObjects objects() {
    return objects;
  }

  StartLine startLine() {
    return startLine;
  }

  Starts starts() {
    return starts;
  }

  PyMutex.Lock lockRoutine(PythonThread self) {
    return new PyMutex.Lock(parkingLot, self.caller);
  }

  PyMutex.Unlock unlockRoutine() {
    return new PyMutex.Unlock(parkingLot);
  }

  private Platform platform() {
    SchedulerSettings os = scheduler.settings();
    long pausePs = ground.memory().timings().pausePs();
    return new Platform(kernel, ground.memory(), pausePs, os.yieldCallPs(), os.wakeCallPs());
  }

  /** Frees an object of a pool that its owner made. */
  void freeOne(PythonThread owner, PoolCounts pool) {
    owner.objects.free(pool.objectBytes(), 1);
    if (pool.pool().kind().tracked()) {
      owner.process.generations().freed(1, pool.pool().kind().references());
    }
    runMemory.resident().settle();
  }

  /** Merges what is queued for any thread of a process; returns how many objects. */
  long mergeAll(ProcessMemory process) {
    long merged = 0;
    for (PythonThread thread : threads) {
      if (thread.process != process) {
        continue;
      }
      merged += counts.queues().mergeAll(thread);
      ResidentMemory resident = runMemory.resident();
      for (PoolCounts next = thread.pollQueued(resident);
          next != null;
          next = thread.pollQueued(resident)) {
        counts.queues().countMerge();
        freeOne(thread, next);
        merged++;
      }
      if (thread.isOneOfAWorld()) {
        merged += thread.member.slot().free(thread.objects, resident, true);
      }
    }
    runMemory.resident().settle();
    return merged;
  }
}
