package dev.contend.scenarios.spec;

import dev.contend.workloads.runtime.policy.RuntimePolicies;
import dev.contend.workloads.runtime.policy.RuntimeProfile;

/** What runs a workload: a CPython, or nothing but the machine. */
public sealed interface RuntimeSpec {
  /** The name in tables and charts. */
  String label();

  /**
   * A CPython, and how it lets workers share.
   *
   * @param profile the numbers of a version and build
   * @param policy how workers share
   */
  record Python(RuntimeProfile profile, RuntimePolicies policy) implements RuntimeSpec {
    /** The profile's name, with the policy where it is not the natural one. */
    @Override
    public String label() {
      return policy == profile.naturalPolicy()
          ? profile.name()
          : profile.name() + "+" + policy.yamlName();
    }
  }

  /** No runtime: threads of machine code. */
  enum Native implements RuntimeSpec {
    NATIVE;

    @Override
    public String label() {
      return "native";
    }
  }
}
