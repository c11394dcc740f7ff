package dev.contend.workloads.program;

/**
 * What a process imports before the first line of its target, if it does not inherit it.
 *
 * @param ps work at peak speed
 * @param preloaded whether the fork server has imported it already ({@code set_forkserver_preload})
 */
public record Imports(long ps, boolean preloaded) {
  /** Nothing beyond the standard library's own. */
  public static final Imports NONE = new Imports(0, false);

  public Imports {
    if (ps < 0) {
      throw new IllegalArgumentException("ps is " + ps + "; must not be negative");
    }
  }
}
