/**
 * Runtimes as points in a space of choices, and the machinery that runs programs under them.
 *
 * <p>A policy is code and says what kind of runtime it is; a profile is data and says which CPython
 * it is. To add a policy: one file, one constant in {@link
 * dev.contend.workloads.runtime.policy.RuntimePolicies}. Start reading at {@link
 * dev.contend.workloads.runtime.policy.PythonRuntime}.
 */
@NullMarked
package dev.contend.workloads.runtime.policy;

import org.jspecify.annotations.NullMarked;
