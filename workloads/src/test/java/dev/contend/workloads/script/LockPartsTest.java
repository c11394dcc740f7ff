package dev.contend.workloads.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.random.RandomStreams;
import dev.contend.workloads.program.SharedLock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LockPartsTest {
  private static final int PARTS = 8;
  private static final int TAKES = 8_000;

  private final List<SharedLock> parts =
      IntStream.range(0, PARTS).mapToObj(id -> new SharedLock(id, "guard")).toList();

  private static LockParts parts(boolean varies) {
    return new LockParts(new PlaceDraws(new RandomStreams(1, 0), varies, "worker/"));
  }

  @Test
  void eachPartIsAsLikelyAsTheOthersAndTheOneTakenIsGivenUp() {
    LockParts held = parts(true);
    int[] taken = new int[PARTS];
    for (int i = 0; i < TAKES; i++) {
      SharedLock part = held.take("guard", parts, "0");
      assertThat(held.giveUp("guard", parts)).isSameAs(part);
      taken[part.id()]++;
    }
    double chiSquare = 0;
    double expected = TAKES / (double) PARTS;
    for (int count : taken) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    // The 99.9 % quantile of chi square with 7 degrees of freedom.
    assertThat(chiSquare).isLessThan(24.32);
  }

  @Test
  void theyAreTakenInTurnIfNothingVaries() {
    LockParts held = parts(false);
    for (int i = 0; i < 2 * PARTS; i++) {
      assertThat(held.take("guard", parts, "0").id()).isEqualTo(i % PARTS);
      held.giveUp("guard", parts);
    }
  }

  @Test
  void whoTakesALockAgainGetsThePartThatItHolds() {
    LockParts held = parts(false);
    SharedLock first = held.take("guard", parts, "0");
    assertThat(held.take("guard", parts, "1")).isSameAs(first);
    assertThat(held.giveUp("guard", parts)).isSameAs(first);
    assertThat(held.giveUp("guard", parts)).isSameAs(first);
    assertThat(held.take("guard", parts, "0")).isNotSameAs(first);
  }
}
