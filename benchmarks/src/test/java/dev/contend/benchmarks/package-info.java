/**
 * The same models on this engine and on its peers, timed side by side.
 *
 * <p>Nothing here is shipped, and nothing of it is built by default. {@code benchmarks/README.md}
 * says how to run it.
 */
@NullMarked
package dev.contend.benchmarks;

import org.jspecify.annotations.NullMarked;
