package dev.contend.workloads.runtime.process;

import static dev.contend.workloads.runtime.RuntimeBench.MS;
import static dev.contend.workloads.runtime.RuntimeBench.US;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.cpu.scheduler.Script;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.runtime.RuntimeBench;
import org.junit.jupiter.api.Test;

/** When a pipe lets its writer and its reader wait, and what it costs them. */
class PipeTest {
  private final RuntimeBench bench = new RuntimeBench(2, SchedulerSettings.FREE, 2);
  private final Pipe pipe = new Pipe("pipe", SampleCosts.pipe(), new Futex("bytes"));

  @Test
  void whatFitsIsWrittenWithoutAReader() {
    bench.start(new Script().call(new Pipe.Write(pipe, US).of(65_536)));
    bench.run();
    assertThat(pipe.heldBytes()).isEqualTo(65_536);
    // One call, and 65,536 bytes of 100 ps.
    assertThat(bench.kernel.nowPs()).isEqualTo(US / 2 + 6_553_600);
  }

  @Test
  void aWriterSleepsWhenThePipeIsFull() {
    bench.start(new Script().call(new Pipe.Write(pipe, US).of(65_537)));
    bench.start(new Script().sleep(MS, Cause.IDLE.id()).call(new Pipe.Read(pipe, US).of(65_537)));
    bench.run();
    assertThat(pipe.heldBytes()).isZero();
    assertThat(bench.account.totalPs(0, Cause.QUEUE_FULL.id())).isBetween(980 * US, 1_000 * US);
  }

  @Test
  void aReaderSleepsWhenThePipeIsEmpty() {
    bench.start(new Script().call(new Pipe.Read(pipe, US).of(10)));
    bench.start(new Script().sleep(MS, Cause.IDLE.id()).call(new Pipe.Write(pipe, US).of(10)));
    bench.run();
    assertThat(bench.account.totalPs(0, Cause.QUEUE_EMPTY.id())).isBetween(MS, MS + US);
  }

  @Test
  void aShortWriteWaitsForRoomForAllOfIt() {
    bench.start(
        new Script()
            .call(new Pipe.Write(pipe, US).of(65_000))
            .call(new Pipe.Write(pipe, US).of(4_096)));
    bench.start(
        new Script()
            .sleep(MS, Cause.IDLE.id())
            .call(new Pipe.Read(pipe, US).of(1_000))
            .sleep(MS, Cause.IDLE.id())
            .call(new Pipe.Read(pipe, US).of(68_096)));
    bench.run();
    assertThat(bench.account.totalPs(0, Cause.QUEUE_FULL.id())).isBetween(1_990 * US, 2_010 * US);
  }

  /** The limit is 16,384 bytes; beyond it the length is a write of its own. */
  @Test
  void aLongMessageIsWrittenInTwoCalls() {
    assertThat(sendPs(16_385) - sendPs(16_384)).isBetween(US / 2, US / 2 + 200);
    assertThat(sendPs(16_384) - sendPs(16_383)).isLessThan(200);
  }

  private static long sendPs(long bytes) {
    RuntimeBench bench = new RuntimeBench(1, SchedulerSettings.FREE, 1);
    Connection<Integer> connection =
        new Connection<>("c", SampleCosts.pipe(), new Futex("a message"));
    SystemCaller caller =
        new SystemCaller(new ChannelsTest.Nothing(), new ChannelsTest.Nothing(), US);
    bench.start(
        new Script().call(new Connection.Send<>(connection, caller).of(1, new Payload(bytes, 1))));
    bench.run();
    return bench.kernel.nowPs();
  }
}
