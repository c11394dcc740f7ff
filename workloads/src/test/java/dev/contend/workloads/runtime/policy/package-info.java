/** Tests of {@code workloads.runtime.policy}. */
@NullMarked
package dev.contend.workloads.runtime.policy;

import org.jspecify.annotations.NullMarked;
