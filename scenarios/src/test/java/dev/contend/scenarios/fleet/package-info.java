/** Defends {@link dev.contend.scenarios.fleet}. */
@NullMarked
package dev.contend.scenarios.fleet;

import org.jspecify.annotations.NullMarked;
