package dev.contend.workloads.runtime.policy;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.cpu.scheduler.Futex;
import dev.contend.engine.SimKernel;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.trace.Holding;
import dev.contend.engine.trace.TraceSink;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.runtime.Ground;
import dev.contend.workloads.runtime.memory.KernelMappings;
import dev.contend.workloads.runtime.memory.MemoryCosts;
import dev.contend.workloads.runtime.memory.MemoryMetrics;
import dev.contend.workloads.runtime.memory.PagedHeap;
import dev.contend.workloads.runtime.memory.Part;
import dev.contend.workloads.runtime.memory.PoolCounts;
import dev.contend.workloads.runtime.memory.ProcessMemory;
import dev.contend.workloads.runtime.memory.QuiescentStates;
import dev.contend.workloads.runtime.memory.RegionCosts;
import dev.contend.workloads.runtime.memory.RegionHeap;
import dev.contend.workloads.runtime.memory.ResidentMemory;
import dev.contend.workloads.runtime.memory.World;
import dev.contend.workloads.runtime.process.StartMethod;
import java.util.ArrayList;
import java.util.List;

/** The memory of a run: of each process what it has, and of all what is resident. */
final class RuntimeMemory {
  private static final double MIB = 1 << 20;

  private static final String COLLECTOR = "collector";

  private final RuntimePolicy policy;
  private final RuntimeProfile profile;
  private final KernelMappings mappings = new KernelMappings();
  private final CoherentMemory memory;
  private final SimKernel kernel;
  private final int lineBytes;
  private final int threads;
  private final Program program;
  private final ResidentMemory resident;
  private final List<World> worlds = new ArrayList<>();
  private final long wakeCallPs;
  private final ProcessMemory main;
  private final RegionHeap regions;
  private final Futex collectionEnded = new Futex("the end of a collection");
  private final long[] youngAddresses;
  private final Subjects subjects;
  private boolean serverRuns;
  private long bytesAtStart;
  private long faults;
  private long collections;
  private long pausedPs;

  RuntimeMemory(
      Ground ground, RuntimePolicy policy, RuntimeProfile profile, Program program, int workers) {
    this.policy = policy;
    kernel = ground.kernel();
    memory = ground.memory();
    this.profile = profile;
    subjects = new Subjects(memory.contention());
    this.program = program;
    lineBytes = ground.processor().machine().cacheLineBytes();
    threads = workers + 1;
    wakeCallPs = ground.scheduler().settings().wakeCallPs();
    resident = new ResidentMemory(kernel::nowPs, ground.memoryLimitBytes(), kernel::stop);
    main = newProcess();
    regions = new RegionHeap(RegionCosts.G1, resident);
    youngAddresses = new long[ground.processor().machine().numaNodes()];
    for (int node = 0; node < youngAddresses.length; node++) {
      youngAddresses[node] = memory.reservePagesOn(node, 1);
      memory.contention().give(youngAddresses[node], lineBytes, subject("young regions"));
    }
    resident.change(Part.INTERPRETERS, costs().base().interpreterBytes());
  }

  /** The program's first objects are there, and the run begins. */
  void begin(PythonThread mainThread) {
    if (policy.counting() == Counting.NONE) {
      for (PoolCounts pool : main.pools()) {
        long made = pool.pool().made();
        pool.made(mainThread.id, made);
        regions.startWith(made * regions.objectBytes(pool.pool().kind().bytes()));
      }
    } else {
      main.makeFirst(mainThread.objects, mainThread.id);
    }
    bytesAtStart = resident.bytes();
  }

  /** The heap that is traced, if nothing is counted. */
  RegionHeap regions() {
    return regions;
  }

  /** Where the free room of a node's young regions is noted. */
  long youngAddress(int node) {
    return youngAddresses[node];
  }

  /** Woken when a tracing collection has ended. */
  Futex collectionEnded() {
    return collectionEnded;
  }

  /** The memory of the first process. */
  ProcessMemory main() {
    return main;
  }

  /** The memory of a process that is to come. */
  ProcessMemory newProcess() {
    List<PoolCounts> pools = new ArrayList<>();
    int bytes = PoolCounts.bytesOfLines(lineBytes);
    for (ObjectPool pool : program.objectPools()) {
      long object = costs().objectBytes(pool.kind());
      String name = "reference counts of " + pool.kind().name();
      int subject = subjects.of(SubjectKind.REFERENCE_COUNT, name);
      long lines = memory.reservePages(1 + bytes / CoherentMemory.pageBytes(), subject);
      long slot = costs().allocator().slotBytes(object);
      pools.add(new PoolCounts(pool, object, slot, lines, lineBytes, threads));
    }
    String whose = worlds.isEmpty() ? "" : " of process " + worlds.size();
    World world =
        new World(
            kernel::nowPs,
            wakeCallPs,
            new QuiescentStates(page("sequence of delayed frees")),
            holding(COLLECTOR, "stopped world" + whose),
            holding(COLLECTOR, "collections" + whose));
    worlds.add(world);
    boolean hasOwnMap = policy.sharing() == Sharing.NOTHING;
    return new ProcessMemory(
        costs(),
        profile.collector(),
        resident,
        hasOwnMap ? new KernelMappings() : mappings,
        world,
        page("count of objects made"),
        pools);
  }

  /** Told who has something, for a trace. */
  Holding holding(String group, String name) {
    return Holding.of(kernel.trace(), kernel::nowPs, group, name);
  }

  /** Who listens to the run. */
  TraceSink trace() {
    return kernel.trace();
  }

  private long page(String name) {
    return memory.reservePages(1, subject(name));
  }

  private int subject(String name) {
    return subjects.of(SubjectKind.RUNTIME, name);
  }

  /**
   * A process has been started, or an interpreter within the process.
   *
   * @param heap of its first thread
   * @param thread number of its first thread
   */
  void processBegins(ProcessMemory process, PagedHeap heap, int thread) {
    if (policy.sharing() == Sharing.ADDRESS_SPACE) {
      process.makeFirst(heap, thread);
      resident.change(Part.INTERPRETERS, costs().base().subinterpreterBytes());
      thread(true);
      return;
    }
    StartMethod method = profile.process().startMethod();
    if (method == StartMethod.FORK) {
      process.inheritFirst();
    } else {
      // It runs the program's module again, and so makes what the main thread has made.
      process.makeFirst(heap, thread);
    }
    if (method == StartMethod.FORKSERVER && !serverRuns) {
      serverRuns = true;
      resident.change(Part.INTERPRETERS, costs().base().spawnedBytes());
    }
    resident.change(Part.INTERPRETERS, processBytes(method));
    resident.settle();
  }

  /** A process has ended, and all that it had is gone. */
  void processEnds(ProcessMemory process) {
    process.end();
    if (policy.sharing() == Sharing.ADDRESS_SPACE) {
      resident.change(Part.INTERPRETERS, -costs().base().subinterpreterBytes());
      thread(false);
      return;
    }
    StartMethod method = profile.process().startMethod();
    resident.change(Part.INTERPRETERS, -processBytes(method));
    resident.settle();
  }

  private long processBytes(StartMethod method) {
    return switch (method) {
      case FORK -> costs().base().forkedBytes();
      case FORKSERVER -> costs().base().servedBytes();
      case SPAWN -> costs().base().spawnedBytes();
    };
  }

  /** A thread has begun, or has ended. */
  void thread(boolean begins) {
    long bytes = costs().base().threadBytes();
    resident.change(Part.THREADS, begins ? bytes : -bytes);
    resident.settle();
  }

  /** The names of what threads meet at. */
  Subjects subjects() {
    return subjects;
  }

  MemoryCosts costs() {
    return profile.memory();
  }

  ResidentMemory resident() {
    return resident;
  }

  void countFaults(long more) {
    faults += more;
  }

  void countCollection(long paused) {
    collections++;
    pausedPs += paused;
  }

  long nowPs() {
    return kernel.nowPs();
  }

  void report(MetricSet.Builder metrics, int workers) {
    long stops = worlds.stream().mapToLong(World::stops).sum();
    long stoppingPs = worlds.stream().mapToLong(World::stoppingPs).sum();
    long advances = worlds.stream().mapToLong(world -> world.quiescent().advances()).sum();
    double perWorker = Math.max(0, resident.peakBytes() - bytesAtStart) / MIB / workers;
    metrics
        .put(MemoryMetrics.PEAK_MEMORY, resident.peakBytes() / MIB)
        .put(MemoryMetrics.MEAN_MEMORY, resident.meanBytes() / MIB)
        .put(MemoryMetrics.MEMORY_PER_WORKER, perWorker)
        .put(MemoryMetrics.QUEUED_MEMORY, resident.peakQueuedBytes() / MIB)
        .count(MemoryMetrics.PAGE_FAULTS, faults)
        .count(MemoryMetrics.COLLECTIONS, collections)
        .put(MemoryMetrics.COLLECTOR_PAUSE, pausedPs / 1e9 / Math.max(1, collections))
        .put(MemoryMetrics.TIME_TO_STOP, stoppingPs / 1e6 / Math.max(1, stops))
        .count(MemoryMetrics.QUIESCENT_ADVANCES, advances);
  }
}
