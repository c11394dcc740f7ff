/** Defends {@link dev.contend.scenarios.capacity}. */
@NullMarked
package dev.contend.scenarios.capacity;

import org.jspecify.annotations.NullMarked;
