package dev.contend.workloads.runtime.refcount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.Cases;
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
 * <p>Steps: a thread that holds a reference takes another, drops one, or passes one to another
 * thread without a change of the count; the owner merges what is queued. The object must never be
 * freed while somebody holds it, must be freed exactly once, and is free when nobody holds it and
 * nothing is queued.
 */
class RefcountModelTest {

  @TestFactory
  Stream<DynamicTest> aBiasedCountFreesAtTheRightTimeInRandomHistories() {
    return Cases.seeded(2_000, random -> randomHistory(BiasedRefcount::new, random));
  }

  @TestFactory
  Stream<DynamicTest> aPlainCountFreesAtTheRightTimeInRandomHistories() {
    return Cases.seeded(200, random -> randomHistory(PlainRefcount::new, random));
  }

  /** Every history of three threads of up to seven steps. */
  @Test
  void aBiasedCountFreesAtTheRightTimeInEveryShortHistory() {
    int[] histories = new int[1];
    explore(new ArrayDeque<>(), 7, histories);
    assertThat(histories[0]).isGreaterThan(10_000);
  }

  @Test
  void anObjectThatNobodyElseTouchesIsFreedWithoutAMerge() {
    BiasedRefcount count = new BiasedRefcount(1);
    assertThat(count.isAtomicFor(1)).isFalse();
    assertThat(count.isAtomicFor(0)).isTrue();
    assertThat(count.change(1, +1)).isEqualTo(Effect.NONE);
    assertThat(count.total()).isEqualTo(2);
    assertThat(count.change(1, -1)).isEqualTo(Effect.NONE);
    assertThat(count.change(1, -1)).isEqualTo(Effect.FREE);
  }

  /** The transitions 0 to 3, 0 to 2 and 2 to 3 of {@code ob_ref_shared}'s flags. */
  @Test
  void followsTheTransitionsOfTheReferenceImplementation() {
    BiasedRefcount zeroLocal = new BiasedRefcount(0);
    assertThat(zeroLocal.change(1, +1)).isEqualTo(Effect.NONE);
    assertThat(zeroLocal.change(0, -1)).isEqualTo(Effect.NONE);
    assertThat(zeroLocal.isAtomicFor(0)).as("merged: nobody owns it").isTrue();
    assertThat(zeroLocal.change(1, -1)).isEqualTo(Effect.FREE);

    BiasedRefcount queued = new BiasedRefcount(0);
    assertThat(queued.change(1, -1)).isEqualTo(Effect.QUEUE_FOR_MERGE);
    assertThat(queued.total()).as("the reference is the queue's now").isEqualTo(1);
    assertThat(queued.isAtomicFor(0)).isFalse();
    assertThat(queued.merge()).isTrue();

    BiasedRefcount negative = new BiasedRefcount(0);
    negative.change(0, +1);
    negative.change(0, +1);
    assertThat(negative.change(1, -1)).isEqualTo(Effect.QUEUE_FOR_MERGE);
    assertThat(negative.change(2, -1)).as("queued already").isEqualTo(Effect.NONE);
    assertThat(negative.merge()).isFalse();
    assertThat(negative.total()).isEqualTo(1);
    assertThat(negative.change(0, -1)).isEqualTo(Effect.FREE);
  }

  private static void randomHistory(IntFunction<RefcountScheme> scheme, SplittableRandom random) {
    int threads = 2 + random.nextInt(4);
    Model model = new Model(scheme.apply(0), threads);
    for (int step = random.nextInt(80); step > 0 && !model.isOver(); step--) {
      model.apply(random.nextInt(model.choices()));
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
    private final RefcountScheme count;
    private final int[] held;
    private final List<String> history = new ArrayList<>();
    private boolean queued;
    private int freed;

    Model(RefcountScheme count, int threads) {
      this.count = count;
      held = new int[threads];
      held[0] = 1;
    }

    /** Each thread takes, drops or passes to the next or the one after; the owner merges. */
    int choices() {
      return 4 * held.length + 1;
    }

    boolean isPossible(int choice) {
      return choice == 4 * held.length ? queued : held[choice / 4] > 0 && held[choice / 4] < 4;
    }

    boolean isOver() {
      return freed > 0;
    }

    void apply(int choice) {
      if (!isPossible(choice)) {
        return;
      }
      int thread = choice / 4;
      if (thread == held.length) {
        history.add("merge");
        queued = false;
        freedIf(count.merge());
      } else if (choice % 4 == 0) {
        change(thread, +1);
      } else if (choice % 4 == 1) {
        change(thread, -1);
      } else {
        int to = (thread + choice % 4 - 1) % held.length;
        history.add(thread + " passes to " + to);
        held[thread]--;
        held[to]++;
      }
      check();
    }

    private void change(int thread, int by) {
      history.add(thread + (by > 0 ? " takes" : " drops"));
      held[thread] += by;
      if (!count.isAtomicFor(thread) && count instanceof BiasedRefcount) {
        assertThat(thread).as("plain store after %s", history).isZero();
      }
      Effect effect = count.change(thread, by);
      if (effect == Effect.QUEUE_FOR_MERGE) {
        assertThat(queued).as("queued twice after %s", history).isFalse();
        assertThat(count.owner()).isZero();
        queued = true;
      }
      freedIf(effect == Effect.FREE);
    }

    private void freedIf(boolean frees) {
      freed += frees ? 1 : 0;
    }

    private void check() {
      int references = Arrays.stream(held).sum();
      assertThat(freed).as("times freed after %s", history).isLessThanOrEqualTo(1);
      if (freed > 0) {
        assertThat(references).as("references when freed after %s", history).isZero();
        assertThat(queued).as("freed while queued after %s", history).isFalse();
      } else {
        assertThat(count.total())
            .as("total after %s", history)
            .isEqualTo(references + (queued ? 1 : 0));
      }
    }

    /** Everybody drops everything, and the owner merges. */
    void finish() {
      for (int thread = held.length - 1; thread >= 0; thread--) {
        while (held[thread] > 0 && freed == 0) {
          change(thread, -1);
          check();
        }
      }
      if (queued && freed == 0) {
        apply(4 * held.length);
      }
      assertThat(freed).as("times freed at the end of %s", history).isEqualTo(1);
    }
  }
}
