package dev.contend.scenarios.yaml;

import dev.contend.scenarios.yaml.RuntimeCostKeys.Locks;
import dev.contend.workloads.runtime.lock.LockSettings;
import dev.contend.workloads.runtime.lock.LockSettings.ThreadingLock;

/** Reads the section of a runtime file that says how its locks wait. */
final class LocksReader {
  private final SourcedReader sourced;

  LocksReader(SourcedReader sourced) {
    this.sourced = sourced;
  }

  /** The settings; all zero, with problems reported, if the section is not right. */
  LockSettings read(YamlMap runtime) {
    return runtime
        .read(RuntimeKeys.LOCKS)
        .map(
            map ->
                new LockSettings(
                    sourced.read(map, Locks.SPINS, 0L).intValue(),
                    sourced.read(map, Locks.RELOAD_EVERY, 0L).intValue(),
                    sourced.read(map, Locks.FAIR_AFTER, 0L),
                    sourced.read(map, Locks.BUCKETS, 1L).intValue(),
                    sourced.read(map, Locks.THREADING_LOCK, ThreadingLock.SEMAPHORE)))
        .orElse(new LockSettings(0, 0, 0, 1, ThreadingLock.SEMAPHORE));
  }
}
