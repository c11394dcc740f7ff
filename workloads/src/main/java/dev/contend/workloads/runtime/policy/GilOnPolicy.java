package dev.contend.workloads.runtime.policy;

/**
 * A free-threaded build with the GIL switched on: threads take turns, and still pay for biased
 * counts, per-object locks and atomic changes of their state.
 *
 * <p>The environment asks for it ({@code PYTHON_GIL=1}), or the import of an extension without the
 * slot {@code Py_mod_gil} does. Source: CPython 3.13 {@code Python/import.c}, {@code
 * _PyImport_CheckGILForModule}.
 */
final class GilOnPolicy {
  static final RuntimePolicy POLICY =
      new RuntimePolicy(
          LockScope.PROCESS,
          Sharing.HEAP,
          Counting.BIASED,
          "A free-threaded build with the GIL switched on, by the environment or an extension.");

  private GilOnPolicy() {}
}
