package dev.contend.scenarios.spec;

import dev.contend.workloads.runtime.policy.RuntimePolicies;
import dev.contend.workloads.runtime.policy.RuntimeProfile;

/**
 * A runtime: which CPython, and how it lets workers share.
 *
 * @param profile the numbers of a version and build
 * @param policy how workers share
 */
public record RuntimeSpec(RuntimeProfile profile, RuntimePolicies policy) {
  /**
   * The name in tables and charts: the profile's, with the policy where it is not the natural one.
   */
  public String label() {
    return policy == profile.naturalPolicy()
        ? profile.name()
        : profile.name() + "+" + policy.yamlName();
  }
}
