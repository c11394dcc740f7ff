package dev.contend.scenarios.yaml;

import dev.contend.workloads.runtime.threading.LibraryCosts;
import java.util.List;
import java.util.Optional;

/** Reads the section of a runtime file that is about Python's standard library. */
final class LibraryReader {
  private static final ValueKind<Double> CYCLES = ValueKinds.number(0, 1e9);
  private static final List<String> KEYS =
      List.of(
          "condition-wait-cycles",
          "condition-notify-cycles",
          "enter-cycles",
          "queue-put-cycles",
          "queue-get-cycles",
          "simple-queue-cycles",
          "submit-cycles",
          "task-cycles",
          "result-cycles",
          "loop-call-cycles",
          "queue-references");

  private final SourcedReader sourced;

  LibraryReader(SourcedReader sourced) {
    this.sourced = sourced;
  }

  /** The costs; all zero, with problems reported, if the section is not right. */
  LibraryCosts read(YamlMap runtime) {
    ValueKind<YamlMap> kind = new ValueKind<>("a mapping", "{key: value}", YamlValue::map);
    Optional<YamlMap> section = runtime.required("library", kind);
    section.ifPresent(found -> found.onlyKeys(KEYS));
    return section
        .map(
            map ->
                new LibraryCosts(
                    cycles(map, "condition-wait"),
                    cycles(map, "condition-notify"),
                    cycles(map, "enter"),
                    cycles(map, "queue-put"),
                    cycles(map, "queue-get"),
                    cycles(map, "simple-queue"),
                    cycles(map, "submit"),
                    cycles(map, "task"),
                    cycles(map, "result"),
                    cycles(map, "loop-call"),
                    sourced
                        .read(map, "queue-references", ValueKinds.wholeNumber(0, 100), 0L)
                        .intValue()))
        .orElse(new LibraryCosts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  private double cycles(YamlMap map, String key) {
    return sourced.read(map, key + "-cycles", CYCLES, 0.0);
  }
}
