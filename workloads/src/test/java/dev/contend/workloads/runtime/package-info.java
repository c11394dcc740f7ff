/** A machine for tests of runtimes. */
@NullMarked
package dev.contend.workloads.runtime;

import org.jspecify.annotations.NullMarked;
