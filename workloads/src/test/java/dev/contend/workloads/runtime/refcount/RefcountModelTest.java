package dev.contend.workloads.runtime.refcount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.Cases;
import dev.contend.workloads.runtime.refcount.RefcountScheme.Access;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A count is held against a reference model that knows who holds how many references.
 *
 * <p>Steps: a thread that holds a reference takes another, drops one, passes one to another thread
 * without a change of the count, or marks the object as reachable without a reference; a thread
 * without one tries to take one; the owner finishes giving its part up, and merges what is queued.
 * The object must never be freed while somebody holds it, must be freed exactly once, and is free
 * when nobody holds it and nothing is queued.
 */
class RefcountModelTest {

  @TestFactory
  Stream<DynamicTest> aBiasedCountFreesAtTheRightTimeInRandomHistories() {
    return Cases.seeded(2_000, random -> randomHistory(BiasedRefcount::new, random, 80));
  }

  @TestFactory
  Stream<DynamicTest> aBiasedCountFreesAtTheRightTimeInLongHistories() {
    return Cases.seeded(100, random -> randomHistory(BiasedRefcount::new, random, 2_000));
  }

  @TestFactory
  Stream<DynamicTest> aPlainCountFreesAtTheRightTimeInRandomHistories() {
    return Cases.seeded(200, random -> randomHistory(c -> new PlainRefcount(), random, 80));
  }

  @TestFactory
  Stream<DynamicTest> anAtomicCountFreesAtTheRightTimeInRandomHistories() {
    return Cases.seeded(200, random -> randomHistory(c -> new AtomicRefcount(), random, 80));
  }

  /** Every history of three threads of up to six steps. */
  @Test
  void aBiasedCountFreesAtTheRightTimeInEveryShortHistory() {
    int[] histories = new int[1];
    explore(new ArrayDeque<>(), 6, histories);
    assertThat(histories[0]).isGreaterThan(10_000);
  }

  @Test
  void anObjectThatNobodyElseTouchesIsFreedWithoutAnAtomicOperation() {
    BiasedRefcount count = new BiasedRefcount(1);
    assertThat(count.accessOf(1, +1)).isEqualTo(Access.STORE);
    assertThat(count.accessOf(1, -1)).isEqualTo(Access.STORE);
    assertThat(count.accessOf(0, +1)).isEqualTo(Access.ADD);
    assertThat(count.accessOf(0, -1)).isEqualTo(Access.SWAP);
    assertThat(count.change(1, +1)).isEqualTo(Effect.NONE);
    assertThat(count.total()).isEqualTo(2);
    assertThat(count.change(1, -1)).isEqualTo(Effect.NONE);
    assertThat(count.change(1, -1)).isEqualTo(Effect.FREE);
  }

  /** Each transition of {@code ob_ref_shared}'s flags that CPython makes, by name. */
  @Test
  void followsTheTransitionsOfTheReferenceImplementation() {
    BiasedRefcount zeroLocal = new BiasedRefcount(0);
    assertThat(zeroLocal.change(1, +1)).isEqualTo(Effect.NONE);
    assertThat(zeroLocal.change(0, -1)).as("0 to 3").isEqualTo(Effect.GIVE_UP_LOCAL);
    assertThat(zeroLocal.giveUpLocal()).isFalse();
    assertThat(zeroLocal.flags()).isEqualTo(3);
    assertThat(zeroLocal.accessOf(0, +1)).as("merged: nobody owns it").isEqualTo(Access.ADD);
    assertThat(zeroLocal.change(1, -1)).isEqualTo(Effect.FREE);

    BiasedRefcount queued = new BiasedRefcount(0);
    assertThat(queued.change(1, -1)).as("0 to 2").isEqualTo(Effect.QUEUE_FOR_MERGE);
    assertThat(queued.flags()).isEqualTo(2);
    assertThat(queued.total()).as("the reference is the queue's now").isEqualTo(1);
    assertThat(queued.accessOf(0, -1)).isEqualTo(Access.STORE);
    assertThat(queued.merge()).as("2 to 3").isTrue();

    BiasedRefcount weak = new BiasedRefcount(0);
    assertThat(weak.mayTryIncrement()).isFalse();
    assertThat(weak.setMaybeWeakref()).as("0 to 1").isTrue();
    assertThat(weak.setMaybeWeakref()).as("once").isFalse();
    assertThat(weak.mayTryIncrement()).isTrue();
    assertThat(weak.change(1, -1)).as("1 to 2").isEqualTo(Effect.QUEUE_FOR_MERGE);
    assertThat(weak.mayTryIncrement()).isTrue();
    assertThat(weak.setMaybeWeakref()).as("flags only go up").isFalse();
    assertThat(weak.merge()).isTrue();
    assertThat(weak.mayTryIncrement()).as("dead").isFalse();

    BiasedRefcount weakZeroLocal = new BiasedRefcount(0);
    weakZeroLocal.setMaybeWeakref();
    assertThat(weakZeroLocal.change(0, -1)).as("1 to 3").isEqualTo(Effect.GIVE_UP_LOCAL);
    assertThat(weakZeroLocal.giveUpLocal()).as("nobody has tried meanwhile").isTrue();

    BiasedRefcount negative = new BiasedRefcount(0);
    negative.change(0, +1);
    negative.change(0, +1);
    assertThat(negative.change(1, -1)).isEqualTo(Effect.QUEUE_FOR_MERGE);
    assertThat(negative.change(2, -1)).as("queued already").isEqualTo(Effect.NONE);
    assertThat(negative.merge()).isFalse();
    assertThat(negative.total()).isEqualTo(1);
    assertThat(negative.change(0, -1)).isEqualTo(Effect.FREE);
  }

  @Test
  void aThreadThatTriesBetweenTheOwnersLastStoreAndItsSwapKeepsTheObjectAlive() {
    BiasedRefcount count = new BiasedRefcount(0);
    count.setMaybeWeakref();
    assertThat(count.change(0, -1)).isEqualTo(Effect.GIVE_UP_LOCAL);
    assertThat(count.mayTryIncrement()).isTrue();
    count.change(1, +1);
    assertThat(count.giveUpLocal()).isFalse();
    assertThat(count.change(1, -1)).isEqualTo(Effect.FREE);
  }

  private static void randomHistory(
      IntFunction<RefcountScheme> scheme, SplittableRandom random, int steps) {
    int threads = 2 + random.nextInt(4);
    Model model = new Model(scheme.apply(0), threads);
    for (int step = random.nextInt(steps); step > 0 && !model.isOver(); step--) {
      int choice = random.nextInt(model.choices());
      // A long history needs more takers than droppers.
      model.apply(steps > 80 && choice % 6 == 1 && random.nextInt(3) > 0 ? choice - 1 : choice);
    }
    model.finish();
  }

  private static void explore(ArrayDeque<Integer> history, int steps, int[] histories) {
    Model model = new Model(new BiasedRefcount(0), 3);
    for (int choice : history) {
      model.apply(choice);
    }
    if (steps == 0 || model.isOver()) {
      histories[0]++;
      model.finish();
      return;
    }
    for (int choice = 0; choice < model.choices(); choice++) {
      if (model.isPossible(choice)) {
        history.addLast(choice);
        explore(history, steps - 1, histories);
        history.removeLast();
      }
    }
  }

  /** Who holds how many references, beside the count under test. */
  private static final class Model {
    private static final int OF_A_THREAD = 6;

    private final RefcountScheme count;
    private final int[] held;
    private final List<String> history = new ArrayList<>();
    private boolean queued;
    private boolean givingUp;
    private int freed;
    private int flags;

    Model(RefcountScheme count, int threads) {
      this.count = count;
      held = new int[threads];
      held[0] = 1;
    }

    /**
     * Each thread takes, drops, passes to the next or the one after, marks, or tries; the owner
     * merges, and finishes giving up.
     */
    int choices() {
      return OF_A_THREAD * held.length + 2;
    }

    boolean isPossible(int choice) {
      int thread = choice / OF_A_THREAD;
      if (thread == held.length) {
        return choice % OF_A_THREAD == 0 ? queued && !givingUp : givingUp;
      }
      if (thread == 0 && givingUp) {
        return false;
      }
      if (choice % OF_A_THREAD == 5) {
        boolean tries = count instanceof BiasedRefcount biased && biased.mayTryIncrement();
        return tries && thread != 0 && held[thread] == 0;
      }
      return held[thread] > 0 && held[thread] < 4;
    }

    boolean isOver() {
      return freed > 0;
    }

    void apply(int choice) {
      if (!isPossible(choice)) {
        return;
      }
      int thread = choice / OF_A_THREAD;
      int what = choice % OF_A_THREAD;
      if (thread == held.length) {
        ownerDoes(what);
      } else if (what == 0 || what == 5) {
        change(thread, +1);
      } else if (what == 1) {
        change(thread, -1);
      } else if (what == 4) {
        mark(thread);
      } else {
        int to = (thread + what - 1) % held.length;
        history.add(thread + " passes to " + to);
        held[thread]--;
        held[to]++;
      }
      check();
    }

    private void ownerDoes(int what) {
      BiasedRefcount biased = (BiasedRefcount) count;
      if (what == 0) {
        history.add("merge");
        queued = false;
        freedIf(biased.merge());
      } else {
        history.add("owner gives up");
        givingUp = false;
        freedIf(biased.giveUpLocal());
      }
    }

    private void mark(int thread) {
      if (count instanceof BiasedRefcount biased) {
        history.add(thread + " marks");
        biased.setMaybeWeakref();
      }
    }

    private void change(int thread, int by) {
      history.add(thread + (by > 0 ? " takes" : " drops"));
      held[thread] += by;
      if (count.accessOf(thread, by) == Access.STORE && count instanceof BiasedRefcount) {
        assertThat(thread).as("plain store after %s", history).isZero();
      }
      Effect effect = count.change(thread, by);
      if (effect == Effect.QUEUE_FOR_MERGE) {
        assertThat(queued).as("queued twice after %s", history).isFalse();
        assertThat(count.owner()).isZero();
        queued = true;
      }
      if (effect == Effect.GIVE_UP_LOCAL) {
        assertThat(thread).as("gives up after %s", history).isZero();
        givingUp = true;
      }
      freedIf(effect == Effect.FREE);
    }

    private void freedIf(boolean frees) {
      freed += frees ? 1 : 0;
    }

    private void check() {
      int references = Arrays.stream(held).sum();
      assertThat(freed).as("times freed after %s", history).isLessThanOrEqualTo(1);
      if (count instanceof BiasedRefcount biased) {
        assertThat(biased.flags()).as("flags after %s", history).isGreaterThanOrEqualTo(flags);
        flags = biased.flags();
      }
      if (freed > 0) {
        assertThat(references).as("references when freed after %s", history).isZero();
        assertThat(queued).as("freed while queued after %s", history).isFalse();
        assertThat(count.total()).as("total when freed after %s", history).isZero();
      } else {
        assertThat(count.total())
            .as("total after %s", history)
            .isEqualTo(references + (queued ? 1 : 0));
      }
    }

    /** Everybody drops everything, and the owner gives up and merges. */
    void finish() {
      for (int thread = held.length - 1; thread >= 0; thread--) {
        while (held[thread] > 0 && freed == 0) {
          if (thread == 0 && givingUp) {
            // The owner is in the middle of that; it cannot drop another reference before.
            apply(OF_A_THREAD * held.length + 1);
          }
          change(thread, -1);
          check();
        }
      }
      if (givingUp && freed == 0) {
        apply(OF_A_THREAD * held.length + 1);
      }
      if (queued && freed == 0) {
        apply(OF_A_THREAD * held.length);
      }
      assertThat(freed).as("times freed at the end of %s", history).isEqualTo(1);
    }
  }
}
