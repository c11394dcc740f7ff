package dev.contend.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.engine.Cases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Time by cause: nothing left out, nothing counted twice. */
class CauseAccountTest {
  @Test
  void accountsTheTimeSinceTheLastCharge() {
    CauseAccount account = new CauseAccount(2, 3);
    account.charge(0, 2, 10);
    account.charge(0, 1, 15);
    account.charge(1, 1, 4);
    account.charge(0, 2, 17);
    assertThat(account.totalPs(0, 0)).isZero();
    assertThat(account.totalPs(0, 1)).isEqualTo(5);
    assertThat(account.totalPs(0, 2)).isEqualTo(12);
    assertThat(account.totalPs(1)).isEqualTo(9);
    assertThat(account.accountedUntilPs(0)).isEqualTo(17);
    assertThat(account.accountedUntilPs(1)).isEqualTo(4);
    assertThat(account.holders()).isEqualTo(2);
    assertThat(account.causes()).isEqualTo(3);
  }

  @Test
  void splitsAnIntervalBetweenTwoCauses() {
    CauseAccount account = new CauseAccount(1, 2);
    account.charge(0, 0, 10);
    account.chargeSplit(0, 0, 3, 1, 30);
    assertThat(account.totalPs(0, 0)).isEqualTo(13);
    assertThat(account.totalPs(0, 1)).isEqualTo(17);
  }

  @TestFactory
  Stream<DynamicTest> theCausesOfAHolderAddUpToItsLife() {
    return Cases.seeded(
        50,
        random -> {
          CauseAccount account = new CauseAccount(3, 4);
          for (int i = 0; i < 200; i++) {
            int holder = random.nextInt(3);
            long fromPs = account.accountedUntilPs(holder);
            long untilPs = fromPs + random.nextInt(100);
            if (random.nextBoolean()) {
              account.charge(holder, random.nextInt(4), untilPs);
            } else {
              long firstPs = random.nextLong(untilPs - fromPs + 1);
              account.chargeSplit(holder, random.nextInt(4), firstPs, random.nextInt(4), untilPs);
            }
          }
          long allPs = 0;
          for (int holder = 0; holder < 3; holder++) {
            long lifePs = 0;
            for (int cause = 0; cause < 4; cause++) {
              lifePs += account.totalPs(holder, cause);
            }
            assertThat(lifePs).isEqualTo(account.accountedUntilPs(holder));
            allPs += lifePs;
          }
          long byCausePs = 0;
          for (int cause = 0; cause < 4; cause++) {
            byCausePs += account.totalPs(cause);
          }
          assertThat(byCausePs).isEqualTo(allPs);
        });
  }

  @Test
  void refusesToChargeThePast() {
    CauseAccount account = new CauseAccount(1, 1);
    account.charge(0, 0, 10);
    assertThatThrownBy(() -> account.charge(0, 0, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("accounted until 10 ps; cannot charge until 9 ps");
  }

  @Test
  void refusesASplitThatDoesNotFit() {
    CauseAccount account = new CauseAccount(1, 2);
    assertThatThrownBy(() -> account.chargeSplit(0, 0, 11, 1, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot split 10 ps into 11");
    assertThatThrownBy(() -> account.chargeSplit(0, 0, -1, 1, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesACauseThatWouldBeAnotherHoldersFirst() {
    CauseAccount account = new CauseAccount(2, 3);
    assertThatThrownBy(() -> account.charge(0, 3, 10))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> account.chargeSplit(0, 0, 5, 3, 10))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> account.totalPs(1, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(account.totalPs(0)).isZero();
    assertThat(account.accountedUntilPs(0)).isZero();
  }
}
