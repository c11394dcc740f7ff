package dev.contend.workloads.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.Cases;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.ObjectUse;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.SharedObject.Kind;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.runtime.RuntimeBench;
import dev.contend.workloads.runtime.memory.PyObject;
import dev.contend.workloads.runtime.refcount.RefcountScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Long random programs of several workers that share objects, under every policy.
 *
 * <p>While they run, each count refuses to fall below zero and each object to be freed with
 * references left or twice. At the end an object is alive if and only if a container, a variable or
 * the program's own name refers to it, and then has one reference; every worker's time has causes.
 */
class RandomSharingTest {
  private static final SharedLock LOCK = new SharedLock(0, "lock");
  private static final SharedVariable VARIABLE = new SharedVariable(0, "variable");

  private static final SharedObject HOT =
      new SharedObject(0, "hot", Kind.DICT, SharedObject.MAIN, 1);

  @TestFactory
  Stream<DynamicTest> countsAreRightUnderEveryPolicy() {
    return Stream.of(RuntimePolicies.values())
        .flatMap(policy -> Cases.seeded(12, random -> holds(policy, random, false)));
  }

  /** One item that all workers read and replace, so that it often dies under a reader's hands. */
  @TestFactory
  Stream<DynamicTest> countsOfOneHotItemAreRightUnderEveryPolicy() {
    return Stream.of(RuntimePolicies.values())
        .flatMap(policy -> Cases.seeded(6, random -> holds(policy, random, true)));
  }

  private static void holds(RuntimePolicies policy, SplittableRandom random, boolean hot) {
    int workers = hot ? 4 : 1 + random.nextInt(5);
    List<SharedObject> objects = hot ? List.of(HOT) : objects(workers, random);
    List<List<Op>> words = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      words.add(hot ? hotWords(random) : words(objects, 200, random));
    }
    RuntimeBench bench =
        new RuntimeBench(hot ? 5 : 1 + random.nextInt(4), RuntimeBench.settings(), workers);
    ScriptedProgram program = new ScriptedProgram(List.of(LOCK), List.of(VARIABLE), objects, words);
    PythonRuntime runtime = Profiles.runtime(bench, policy, Profiles.plain(), program, workers);
    bench.run();

    List<PyObject> named = runtime.objects().all();
    for (PyObject object : named) {
      RefcountScheme count = object.count();
      assertThat(count == null).isEqualTo(policy == RuntimePolicies.TRACING_GC);
      assertThat(count == null ? 1 : count.total()).isEqualTo(1);
    }
    if (policy != RuntimePolicies.TRACING_GC) {
      // The lock and the variable's value are alive, too; processes have numbers for those.
      assertThat(runtime.counts().objectsAlive()).isEqualTo(named.size() + 2L);
    }
    for (int i = 0; i < runtime.threadCount(); i++) {
      assertThat(runtime.thread(i).mergeQueue).isEmpty();
    }
    for (int worker = 0; worker < workers; worker++) {
      long sum = 0;
      for (Cause cause : Cause.values()) {
        sum += bench.account.totalPs(worker, cause.id());
      }
      assertThat(sum).isEqualTo(bench.kernel.nowPs());
    }
  }

  private static List<Op> hotWords(SplittableRandom random) {
    List<Op> words = new ArrayList<>();
    words.add(new Op.Ready());
    for (int i = 0; i < 400; i++) {
      words.add(
          random.nextBoolean() ? new ObjectUse.ReadItem(HOT, 0) : new ObjectUse.WriteItem(HOT, 0));
    }
    return words;
  }

  private static List<SharedObject> objects(int workers, SplittableRandom random) {
    List<SharedObject> objects = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      int maker = random.nextInt(workers + 3) + SharedObject.EXITED;
      int itemMaker = random.nextInt(workers + 3) + SharedObject.EXITED;
      int items = kind.isContainer() ? 1 + random.nextInt(4) : 0;
      objects.add(new SharedObject(objects.size(), kind.name(), kind, maker, items, itemMaker));
    }
    return objects;
  }

  /** Words of one worker, which gives back in the end what it has taken. */
  private static List<Op> words(List<SharedObject> objects, int length, SplittableRandom random) {
    List<Op> words = new ArrayList<>();
    int[] taken = new int[objects.size()];
    for (int i = 0; i < length; i++) {
      SharedObject object = objects.get(random.nextInt(objects.size()));
      switch (random.nextInt(9)) {
        case 0 -> words.add(new Op.Compute(random.nextInt(2_000)));
        case 1 ->
            words.add(new ObjectUse.Rebind(object, 1 + random.nextInt(3), random.nextBoolean()));
        case 2 -> {
          words.add(new ObjectUse.Take(object, 2));
          taken[object.id()] += 2;
        }
        case 3 -> {
          int back = random.nextInt(taken[object.id()] + 1);
          words.add(new ObjectUse.GiveBack(object, back));
          taken[object.id()] -= back;
        }
        case 4 -> words.add(new Op.Store(VARIABLE));
        case 5 -> words.add(new Op.Load(VARIABLE));
        default -> {
          if (object.kind().isContainer()) {
            container(words, object, random);
          }
        }
      }
    }
    for (SharedObject object : objects) {
      words.add(new ObjectUse.GiveBack(object, taken[object.id()]));
    }
    return words;
  }

  private static void container(List<Op> words, SharedObject object, SplittableRandom random) {
    int item = random.nextInt(5);
    boolean locked = random.nextInt(4) == 0;
    if (locked) {
      words.add(new Op.Acquire(LOCK));
    }
    switch (random.nextInt(4)) {
      case 0 -> words.add(new ObjectUse.WriteItem(object, item));
      case 1 -> words.add(new ObjectUse.DropItem(object));
      default -> words.add(new ObjectUse.ReadItem(object, item));
    }
    if (locked) {
      words.add(new Op.Release(LOCK));
    }
  }
}
