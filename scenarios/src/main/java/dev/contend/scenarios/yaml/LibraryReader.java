package dev.contend.scenarios.yaml;

import dev.contend.scenarios.yaml.RuntimeCostKeys.PythonLibrary;
import dev.contend.workloads.runtime.threading.LibraryCosts;

/** Reads the section of a runtime file that is about Python's standard library. */
final class LibraryReader {
  private final SourcedReader sourced;

  LibraryReader(SourcedReader sourced) {
    this.sourced = sourced;
  }

  /** The costs; all zero, with problems reported, if the section is not right. */
  LibraryCosts read(YamlMap runtime) {
    return runtime
        .read(RuntimeKeys.LIBRARY)
        .map(
            map ->
                new LibraryCosts(
                    cycles(map, PythonLibrary.CONDITION_WAIT_CYCLES),
                    cycles(map, PythonLibrary.CONDITION_NOTIFY_CYCLES),
                    cycles(map, PythonLibrary.ENTER_CYCLES),
                    cycles(map, PythonLibrary.QUEUE_PUT_CYCLES),
                    cycles(map, PythonLibrary.QUEUE_GET_CYCLES),
                    cycles(map, PythonLibrary.SIMPLE_QUEUE_CYCLES),
                    cycles(map, PythonLibrary.SUBMIT_CYCLES),
                    cycles(map, PythonLibrary.TASK_CYCLES),
                    cycles(map, PythonLibrary.RESULT_CYCLES),
                    cycles(map, PythonLibrary.LOOP_CALL_CYCLES),
                    sourced.read(map, PythonLibrary.QUEUE_REFERENCES, 0L).intValue()))
        .orElse(new LibraryCosts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  private double cycles(YamlMap map, Key<Double> key) {
    return sourced.read(map, key, 0.0);
  }
}
