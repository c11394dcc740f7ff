package dev.contend.workloads.runtime.memory;

/** Cycle collectors that CPython has had. */
public enum CollectorKind {
  /** Three generations; the oldest only when it has grown by a quarter. 3.13, and 3.14.5 on. */
  GENERATIONAL("generational"),
  /** The young objects and a slice of the old ones each time. 3.14.0 to 3.14.4. */
  INCREMENTAL("incremental"),
  /** All objects each time, with the world stopped. Free-threaded builds. */
  WHOLE_HEAP("whole-heap");

  private final String yamlName;

  CollectorKind(String yamlName) {
    this.yamlName = yamlName;
  }

  /** The name in runtime files. */
  public String yamlName() {
    return yamlName;
  }
}
