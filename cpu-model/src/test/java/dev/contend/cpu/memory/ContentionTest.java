package dev.contend.cpu.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentionTest {
  private final Contention contention = new Contention(64);

  @Test
  void aNameHasOneNumber() {
    int first = contention.number(1, "config");
    int otherKind = contention.number(2, "config");
    int other = contention.number(1, "results");
    assertThat(new int[] {first, otherKind, other}).containsExactly(1, 2, 3);
    assertThat(contention.number(1, "config")).isEqualTo(first);
    assertThat(contention.subject(otherKind)).isEqualTo(new Contention.Subject(2, "config"));
    assertThat(contention.count()).isEqualTo(4);
  }

  @Test
  void linesBelongToWhomTheyWereGivenLast() {
    int first = contention.number(0, "first");
    int second = contention.number(0, "second");
    contention.give(128, 128, first);
    contention.give(200, 8, second);
    assertThat(contention.at(127)).isEqualTo(Contention.UNNAMED);
    assertThat(contention.at(128)).isEqualTo(first);
    assertThat(contention.at(191)).isEqualTo(first);
    assertThat(contention.at(192)).isEqualTo(second);
    assertThat(contention.at(255)).isEqualTo(second);
    assertThat(contention.at(256)).isEqualTo(Contention.UNNAMED);
    contention.give(128, 1 << 20, Contention.UNNAMED);
    assertThat(contention.at(128)).isEqualTo(Contention.UNNAMED);
    assertThat(contention.at(1L << 60)).isEqualTo(Contention.UNNAMED);
  }

  @Test
  void countsAreKeptBySubjectAndTimesByCauseToo() {
    int subject = contention.number(0, "first");
    contention.access(subject);
    contention.access(Contention.UNNAMED);
    contention.transfer(subject);
    contention.waited(subject, 17, 5, 0);
    contention.waited(subject, 17, 6, 3);
    contention.waited(subject, 3, 1, 0);
    contention.waited(Contention.UNNAMED, 3, 100, 0);
    assertThat(contention.accesses(subject)).isEqualTo(1);
    assertThat(contention.accesses(Contention.UNNAMED)).isEqualTo(1);
    assertThat(contention.transfers(subject)).isEqualTo(1);
    assertThat(contention.waitedPs(subject, 17)).isEqualTo(11);
    assertThat(contention.waitedPs(subject, 3)).isEqualTo(1);
    assertThat(contention.waitedPs(subject, 18)).isZero();
    assertThat(contention.waitedPs(Contention.UNNAMED, 3)).isZero();
  }

  @Test
  void timesAreKeptByGroupToo() {
    int subject = contention.number(0, "first");
    contention.tellApart(new int[] {1, 0, 1}, 2);
    contention.waited(subject, 4, 5, 0);
    contention.waited(subject, 4, 7, 1);
    contention.waited(subject, 4, 11, 2);
    contention.waited(subject, 2, 13, 2);
    contention.waited(subject, 2, 17, 3);
    assertThat(contention.waitedPs(subject, 4, 0)).isEqualTo(7);
    assertThat(contention.waitedPs(subject, 4, 1)).isEqualTo(16);
    assertThat(contention.waitedPs(subject, 4)).isEqualTo(23);
    assertThat(contention.waitedPs(subject, 2, 1)).isEqualTo(13);
    assertThat(contention.waitedPs(subject, 2, 0)).isEqualTo(17);
    assertThat(contention.waitedPs(subject, 5, 1)).isZero();
  }

  @Test
  void moreNamesThanThereIsRoomForAreNone() {
    int last = 0;
    for (int i = 0; i < Contention.MOST_SUBJECTS; i++) {
      last = contention.number(0, "object " + i);
    }
    assertThat(last).isEqualTo(Contention.MOST_SUBJECTS);
    contention.give(64, 64, last);
    assertThat(contention.at(64)).isEqualTo(last);
    assertThat(contention.number(0, "one more")).isEqualTo(Contention.UNNAMED);
    assertThat(contention.number(0, "object 7")).isEqualTo(8);
  }
}
