package dev.contend.workloads.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.Cases;
import dev.contend.engine.random.RandomStreams;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.ObjectUse;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.runtime.Ground;
import dev.contend.workloads.runtime.RuntimeBench;
import dev.contend.workloads.runtime.memory.PyObject;
import dev.contend.workloads.runtime.refcount.RefcountScheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Words of all parts at once, under every policy and with the locks of every version.
 *
 * <p>The program ends, so no wake-up is lost; no two workers are inside one lock; every item that
 * is put is received; no count falls below zero, nothing is freed twice or while it is referred to,
 * and what is alive at the end is what has a name; every instant of every worker has one cause.
 */
class RandomWorldTest {
  private static final int SEEDS = 25;

  /**
   * Words that need partners of their own, which other random programs have: {@link
   * CoordinationTest}, {@link QueuesTest} and {@link ProcessProgramsTest}. {@code Ready} marks
   * where measuring begins.
   */
  private static final List<Class<?>> ELSEWHERE =
      List.of(
          Coordination.Wait.class,
          Coordination.Notify.class,
          Coordination.Submit.class,
          Coordination.Result.class,
          Coordination.TakeTask.class,
          Coordination.Spawn.class,
          Coordination.Join.class,
          Coordination.Shutdown.class,
          Coordination.EndTask.class,
          Op.Submit.class,
          Op.AwaitResults.class,
          Op.Ready.class);

  @Test
  void everyWordOfTheVocabularyIsSaid() {
    Set<Class<?>> said = new LinkedHashSet<>(ELSEWHERE);
    CoordinationBench.Case threads =
        CoordinationBench.cases()
            .filter(CoordinationBench.Case::sharesHeap)
            .findFirst()
            .orElseThrow();
    for (int seed = 0; seed < SEEDS; seed++) {
      said.addAll(hold(threads, new SplittableRandom(seed)).words);
    }
    List<Class<?>> words = new ArrayList<>();
    for (Class<?> family : List.of(Op.class, Coordination.class, ObjectUse.class)) {
      words.addAll(List.of(family.getPermittedSubclasses()));
    }
    words.removeIf(Class::isInterface);
    words.remove(Op.Coordinate.class);
    assertThat(said).containsExactlyInAnyOrderElementsOf(words);
  }

  @TestFactory
  Stream<DynamicTest> everythingHoldsAtOnce() {
    return Cases.seeded(
        SEEDS,
        random ->
            CoordinationBench.cases()
                .forEach(one -> hold(one, new SplittableRandom(random.nextLong()))));
  }

  private static RandomWorld hold(CoordinationBench.Case one, SplittableRandom random) {
    int workers = 1 + random.nextInt(5);
    RuntimeBench bench = new RuntimeBench(1 + random.nextInt(4), RuntimeBench.settings(), workers);
    RandomWorld world = new RandomWorld(random, one.sharesHeap());
    PythonRuntime runtime =
        new PythonRuntime(
            new Ground(bench.kernel, bench.processor, bench.os, bench.memory),
            one.policy(),
            RuntimeContractTest.profile(RuntimePolicies.FREE_THREADED, one.locks()),
            world,
            workers,
            new RandomStreams(random.nextLong(1_000), 0));
    long unnamed = runtime.counts().objectsAlive() - runtime.objects().all().size();

    bench.run();

    assertThat(world.received).as("items received").isEqualTo(world.put);
    assertThat(world.seated).as("seats taken").isZero();
    List<PyObject> named = runtime.objects().all();
    if (one.policy().counting() != Counting.NONE) {
      assertThat(runtime.counts().objectsAlive()).isEqualTo(named.size() + unnamed);
      for (PyObject object : named) {
        RefcountScheme count = object.count();
        assertThat(count == null ? 0 : count.total()).isEqualTo(1);
      }
    }
    for (int i = 0; i < runtime.threadCount(); i++) {
      assertThat(runtime.thread(i).mergeQueue).isEmpty();
    }
    for (int worker = 0; worker < workers; worker++) {
      int holder = worker;
      long sum =
          Arrays.stream(Cause.values()).mapToLong(c -> bench.account.totalPs(holder, c.id())).sum();
      assertThat(sum).as("causes of worker %d", worker).isEqualTo(bench.kernel.nowPs());
    }
    return world;
  }
}
