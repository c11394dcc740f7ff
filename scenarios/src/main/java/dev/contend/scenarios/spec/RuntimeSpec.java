package dev.contend.scenarios.spec;

import dev.contend.workloads.runtime.policy.RuntimePolicies;
import dev.contend.workloads.runtime.policy.RuntimeProfile;
import java.util.List;

/** What runs a workload: a CPython, or nothing but the machine. */
public sealed interface RuntimeSpec {
  /** The name in tables and charts. */
  String label();

  /**
   * A CPython, and how it lets workers share.
   *
   * @param profile the numbers of a version and build
   * @param policy how workers share
   * @param overrides what the scenario has set of the profile, as tables name it
   */
  record Python(RuntimeProfile profile, RuntimePolicies policy, List<String> overrides)
      implements RuntimeSpec {
    public Python {
      overrides = List.copyOf(overrides);
    }

    /** A runtime as its profile has it. */
    public Python(RuntimeProfile profile, RuntimePolicies policy) {
      this(profile, policy, List.of());
    }

    /** The same runtime with other numbers, under its name. */
    public Python with(RuntimeProfile other) {
      return new Python(other, policy, overrides);
    }

    /** The profile's name, with the policy where it is not the natural one, and what was set. */
    @Override
    public String label() {
      StringBuilder label = new StringBuilder(profile.name());
      if (policy != profile.naturalPolicy()) {
        label.append('+').append(policy.yamlName());
      }
      overrides.forEach(override -> label.append('+').append(override));
      return label.toString();
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
