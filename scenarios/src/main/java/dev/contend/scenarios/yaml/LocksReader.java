package dev.contend.scenarios.yaml;

import dev.contend.workloads.runtime.lock.LockSettings;
import dev.contend.workloads.runtime.lock.LockSettings.ThreadingLock;
import java.util.List;
import java.util.Optional;

/** Reads the section of a runtime file that says how its locks wait. */
final class LocksReader {
  private static final ValueKind<Long> COUNT = ValueKinds.wholeNumber(0, 1_000_000);
  private static final ValueKind<Long> BUCKETS = ValueKinds.wholeNumber(1, 1_000_000);
  private static final ValueKind<Long> DURATION = ValueKinds.durationPs(0, 10_000_000_000_000L);
  private static final List<String> KEYS =
      List.of("spins", "reload-every", "fair-after", "buckets", "threading-lock");

  private final SourcedReader sourced;

  LocksReader(SourcedReader sourced) {
    this.sourced = sourced;
  }

  /** The settings; all zero, with problems reported, if the section is not right. */
  LockSettings read(YamlMap runtime) {
    ValueKind<YamlMap> kind = new ValueKind<>("a mapping", "{key: value}", YamlValue::map);
    Optional<YamlMap> section = runtime.required("locks", kind);
    section.ifPresent(found -> found.onlyKeys(KEYS));
    return section
        .map(
            map ->
                new LockSettings(
                    sourced.read(map, "spins", COUNT, 0L).intValue(),
                    sourced.read(map, "reload-every", COUNT, 0L).intValue(),
                    sourced.read(map, "fair-after", DURATION, 0L),
                    sourced.read(map, "buckets", BUCKETS, 1L).intValue(),
                    sourced.read(
                        map,
                        "threading-lock",
                        ValueKinds.enumeration(ThreadingLock.class),
                        ThreadingLock.SEMAPHORE)))
        .orElse(new LockSettings(0, 0, 0, 1, ThreadingLock.SEMAPHORE));
  }
}
