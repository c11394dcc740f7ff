/** Tests of the primitives of synchronisation. */
@NullMarked
package dev.contend.workloads.sync;

import org.jspecify.annotations.NullMarked;
