package dev.contend.workloads.catalog;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Placement;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedVariable;
import java.util.List;
import java.util.Locale;

/**
 * Counting primes by trial division, in chunks that workers take from a shared counter or that are
 * theirs from the start.
 *
 * <p>The Python program that it stands for, and how its costs were derived, are in {@code
 * docs/model.md}, section <i>Prime sieve</i>.
 */
final class PrimeSieve implements Workload {
  private static final Parameter LIMIT =
      new Parameter("limit", Kind.COUNT, 5_000_000, 10, 100_000_000, "Count primes below this.");
  private static final Parameter CHUNK =
      new Parameter(
          "chunk", Kind.COUNT, 2_000, 1, 100_000_000, "Numbers that a worker takes at once.");
  private static final Parameter CHUNKS =
      Parameter.choice(
          "chunks",
          List.of("dynamic", "static"),
          "Taken one by one from the counter (dynamic); or each worker has as many chunks as the"
              + " next, side by side, and shares neither counter nor lock (static).");
  private static final Parameter PASS_CYCLES =
      new Parameter(
          "pass-cycles",
          Kind.RATIO,
          204,
          1,
          1e6,
          "Cycles of one pass of the division loop on the reference interpreter.");
  private static final Parameter NUMBER_CYCLES =
      new Parameter(
          "number-cycles",
          Kind.RATIO,
          611,
          1,
          1e6,
          "Cycles for each number beside its passes: the call, the tests for 2, the outer loop.");
  private static final Parameter TAKE_CYCLES =
      new Parameter(
          "take-cycles",
          Kind.RATIO,
          300,
          0,
          1e6,
          "Cycles of private work inside the lock when a chunk is taken; not for chunks: static.");
  private static final Parameter SHARED_COUNTER =
      new Parameter(
          "shared-counter",
          Kind.COUNT,
          1,
          0,
          1,
          "1: chunks are taken from the counter under its lock. 0: the same chunks come for"
              + " nothing, as in no real program; the difference is what lock and counter cost.");
  private static final Parameter RUN_VARIATION =
      new Parameter(
          "run-variation",
          Kind.RATIO,
          0.0083,
          0,
          1,
          "Coefficient of variation of all work from run to run.");
  private static final Parameter CHUNK_VARIATION =
      new Parameter(
          "chunk-variation",
          Kind.RATIO,
          0.02,
          0,
          1,
          "Coefficient of variation of a chunk's work beside its count of passes.");

  /** More, at some 40 bytes each, would take more than 200 MB for each of the runs under way. */
  private static final int MOST_CHUNKS = 5_000_000;

  /** Bytes of a pickled small int, framing included. */
  private static final int RESULT_BYTES = 10;

  @Override
  public String help() {
    return "Count primes by trial division; chunks are taken from a shared counter, or dealt.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        LIMIT,
        CHUNK,
        CHUNKS,
        PASS_CYCLES,
        NUMBER_CYCLES,
        TAKE_CYCLES,
        SHARED_COUNTER,
        RUN_VARIATION,
        CHUNK_VARIATION);
  }

  @Override
  public List<String> problems(Settings settings) {
    if (isStatic(settings) && settings.whole(SHARED_COUNTER) == 0) {
      return List.of("chunks: static has no counter that shared-counter could leave out; drop it");
    }
    if (settings.whole(CHUNK) > settings.whole(LIMIT)) {
      return List.of(
          "chunk is "
              + settings.whole(CHUNK)
              + ", more than limit, "
              + settings.whole(LIMIT)
              + "; make it smaller, so that there is a chunk for every worker");
    }
    long chunks = chunks(settings);
    if (chunks > MOST_CHUNKS) {
      long least = (settings.whole(LIMIT) + MOST_CHUNKS - 1) / MOST_CHUNKS;
      return List.of(
          String.format(
              Locale.ROOT,
              "limit: %d in chunks of %d is %,d chunks, and a run keeps the work of each in memory:"
                  + " at most %,d; write chunk: %d or more, or a smaller limit",
              settings.whole(LIMIT),
              settings.whole(CHUNK),
              chunks,
              MOST_CHUNKS,
              least));
    }
    return List.of();
  }

  private static long chunks(Settings settings) {
    return (settings.whole(LIMIT) + settings.whole(CHUNK) - 1) / settings.whole(CHUNK);
  }

  private static boolean isStatic(Settings settings) {
    return settings.word(CHUNKS).equals("static");
  }

  @Override
  public OfPython prepare(Settings settings) {
    int limit = (int) settings.whole(LIMIT);
    int chunk = (int) settings.whole(CHUNK);
    TrialDivision division = new TrialDivision(limit);
    double[] cycles = new double[(int) chunks(settings)];
    for (int i = 0; i < cycles.length; i++) {
      int from = i * chunk;
      int to = (int) Math.min(limit, (long) from + chunk);
      cycles[i] =
          division.passes(from, to) * settings.get(PASS_CYCLES)
              + (to - from) * settings.get(NUMBER_CYCLES);
    }
    return (random, varies) -> new Run(settings, cycles, random, varies);
  }

  /** One run: the chunks' work, and the counter. */
  private static final class Run implements Program {
    private static final SharedLock LOCK = new SharedLock(0, "lock");
    private static final SharedVariable NEXT = new SharedVariable(0, "next_start");

    private final double takeCycles;
    private final boolean sharedCounter;
    private final boolean isStatic;
    private final Op.Compute[] chunks;
    private int nextChunk;
    private int workers;

    Run(Settings settings, double[] cycles, RandomStreams random, boolean varies) {
      takeCycles = settings.get(TAKE_CYCLES);
      sharedCounter = settings.whole(SHARED_COUNTER) == 1;
      isStatic = isStatic(settings);
      double runVariation = varies ? settings.get(RUN_VARIATION) : 0;
      double chunkVariation = varies ? settings.get(CHUNK_VARIATION) : 0;
      double runFactor = random.stream("workload/run").unitMeanFactor(runVariation);
      RandomSource chunkFactors = random.stream("workload/chunk");
      chunks = new Op.Compute[cycles.length];
      for (int i = 0; i < chunks.length; i++) {
        double factor = runFactor * chunkFactors.unitMeanFactor(chunkVariation);
        chunks[i] = new Op.Compute(cycles[i] * factor);
      }
    }

    @Override
    public List<SharedLock> locks() {
      return isStatic ? List.of() : List.of(LOCK);
    }

    @Override
    public List<SharedVariable> variables() {
      return isStatic ? List.of() : List.of(NEXT);
    }

    @Override
    public void place(Placement placement) {
      workers = placement.workers();
    }

    @Override
    public Body worker(int index) {
      return isStatic ? share(index) : sharedCounter ? new Counter() : new Receiver();
    }

    /** {@code for chunk in range(n * index // workers, n * (index + 1) // workers)}. */
    private Body share(int index) {
      int from = (int) ((long) chunks.length * index / workers);
      int to = (int) ((long) chunks.length * (index + 1) / workers);
      return new Sequence(List.<Op>of(chunks).subList(from, to), 1);
    }

    /** A worker: {@code with lock: lo = next_start; next_start += CHUNK}, then the chunk. */
    private final class Counter implements Body {
      private static final int WORDS_OF_A_CHUNK = 6;

      private final Op acquire = new Op.Acquire(LOCK);
      private final Op load = new Op.Load(NEXT);
      private final Op add = new Op.Compute(takeCycles);
      private final Op store = new Op.Store(NEXT);
      private final Op release = new Op.Release(LOCK);
      private int word;
      private int taken;
      private boolean delivered;

      @Override
      public Op next() {
        switch (word) {
          case 0:
            word++;
            return acquire;
          case 1:
            word++;
            return load;
          case 2:
            word++;
            taken = nextChunk;
            return add;
          case 3:
            word++;
            return store;
          case 4:
            word++;
            nextChunk = taken + 1;
            return release;
          default:
            return chunkOrEnd();
        }
      }

      private Op chunkOrEnd() {
        if (taken < chunks.length) {
          word = (word + 1) % WORDS_OF_A_CHUNK;
          return chunks[taken];
        }
        if (!delivered) {
          delivered = true;
          return new Op.Deliver(RESULT_BYTES);
        }
        return new Op.End();
      }
    }

    /** A worker that gets its chunks without lock and counter: only the private work is left. */
    private final class Receiver implements Body {
      private final Op add = new Op.Compute(takeCycles);
      private boolean received;
      private boolean delivered;

      @Override
      public Op next() {
        if (received) {
          received = false;
          return add;
        }
        if (nextChunk < chunks.length) {
          received = true;
          return chunks[nextChunk++];
        }
        if (!delivered) {
          delivered = true;
          return new Op.Deliver(RESULT_BYTES);
        }
        return new Op.End();
      }
    }
  }
}
