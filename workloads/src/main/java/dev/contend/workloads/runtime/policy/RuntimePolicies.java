package dev.contend.workloads.runtime.policy;

/**
 * The register of runtime policies. A constant here gives a policy its name in scenario files and
 * enrols it in the policies' contract tests.
 */
public enum RuntimePolicies {
  GIL("gil", GilPolicy.POLICY),
  MULTIPROCESS("multiprocess", MultiprocessPolicy.POLICY),
  FREE_THREADED("free-threaded", FreeThreadedPolicy.POLICY),
  GIL_ON("gil-on", GilOnPolicy.POLICY),
  PER_INTERPRETER_GIL("per-interpreter-gil", PerInterpreterGilPolicy.POLICY),
  ATOMIC_REFCOUNT("atomic-refcount", AtomicRefcountPolicy.POLICY),
  TRACING_GC("tracing-gc", TracingGcPolicy.POLICY);

  private final String yamlName;
  private final RuntimePolicy policy;

  RuntimePolicies(String yamlName, RuntimePolicy policy) {
    this.yamlName = yamlName;
    this.policy = policy;
  }

  /** The name in scenario files. */
  public String yamlName() {
    return yamlName;
  }

  public RuntimePolicy policy() {
    return policy;
  }
}
