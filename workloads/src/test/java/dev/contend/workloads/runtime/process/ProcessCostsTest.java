package dev.contend.workloads.runtime.process;

import static dev.contend.workloads.runtime.RuntimeBench.MS;
import static dev.contend.workloads.runtime.RuntimeBench.NS;
import static dev.contend.workloads.runtime.RuntimeBench.US;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.workloads.program.Imports;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.TaskPool;
import org.junit.jupiter.api.Test;

/** What starts and pickles cost. */
class ProcessCostsTest {
  private static final Imports IMPORTS = new Imports(100 * MS, false);
  private static final Imports PRELOADED = new Imports(100 * MS, true);

  @Test
  void aForkedChildImportsNothing() {
    assertThat(SampleCosts.with(StartMethod.FORK).bootPs(IMPORTS)).isEqualTo(2 * MS);
  }

  @Test
  void aSpawnedChildImportsEverythingAgainPreloadedOrNot() {
    ProcessCosts spawn = SampleCosts.with(StartMethod.SPAWN);
    assertThat(spawn.bootPs(IMPORTS)).isEqualTo(150 * MS);
    assertThat(spawn.bootPs(PRELOADED)).isEqualTo(150 * MS);
  }

  @Test
  void aForkServerImportsWhatIsPreloadedOnceForAll() {
    ProcessCosts server = SampleCosts.with(StartMethod.FORKSERVER);
    assertThat(server.bootPs(IMPORTS)).isEqualTo(103 * MS);
    assertThat(server.bootPs(PRELOADED)).isEqualTo(3 * MS);
    assertThat(server.startCallPs(PRELOADED, true)).isEqualTo(151 * MS);
    assertThat(server.startCallPs(PRELOADED, false)).isEqualTo(MS);
    assertThat(server.startCallPs(IMPORTS, true)).isEqualTo(51 * MS);
  }

  @Test
  void aPickleCostsByObjectsAndByBytes() {
    PickleCosts pickle = SampleCosts.with(StartMethod.FORK).pickle();
    assertThat(pickle.dumpsPs(new Payload(0, 1))).isEqualTo(3 * US);
    assertThat(pickle.dumpsPs(new Payload(0, 11))).isEqualTo(3 * US + 400 * NS);
    assertThat(pickle.loadsPs(new Payload(1_000_000, 1))).isEqualTo(US / 2 + 100 * NS);
  }

  @Test
  void aMapMakesFourChunksForEachWorker() {
    assertThat(TaskPool.chunkSize(16, 2)).isEqualTo(2);
    assertThat(TaskPool.chunkSize(17, 2)).isEqualTo(3);
    assertThat(TaskPool.chunkSize(3, 8)).isEqualTo(1);
    assertThat(TaskPool.chunkSize(0, 8)).isEqualTo(1);
  }
}
