package dev.contend.workloads.runtime.process;

import java.util.Locale;

/**
 * How {@code multiprocessing} starts a process.
 *
 * <p>Source: CPython 3.13 {@code Lib/multiprocessing/context.py}.
 */
public enum StartMethod {
  /** The child is a copy of the parent and inherits what that has imported. */
  FORK,
  /** The child is a copy of a server process, which knows only what was preloaded into it. */
  FORKSERVER,
  /** The child is a new interpreter that imports everything again. */
  SPAWN;

  /** The name in files. */
  public String yamlName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a child has to import what its parent has imported. */
  boolean importsAgain() {
    return this != FORK;
  }
}
