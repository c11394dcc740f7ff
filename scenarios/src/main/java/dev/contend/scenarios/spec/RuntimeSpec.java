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
   * @param change what else of the profile is changed, for the label; empty if nothing is
   */
  record Python(RuntimeProfile profile, RuntimePolicies policy, String change)
      implements RuntimeSpec {
    /** A profile as it is. */
    public Python(RuntimeProfile profile, RuntimePolicies policy) {
      this(profile, policy, "");
    }

    /** The profile's name, with the policy where it is not the natural one, and the change. */
    @Override
    public String label() {
      String label =
          policy == profile.naturalPolicy()
              ? profile.name()
              : profile.name() + "+" + policy.yamlName();
      return change.isEmpty() ? label : label + "+" + change;
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
