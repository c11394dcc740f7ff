/**
 * Benchmarks of the engine, compiled on every build and run by hand.
 *
 * <p>{@code docs/performance.md} has the commands and the results.
 */
@NullMarked
package dev.contend.engine.bench;

import org.jspecify.annotations.NullMarked;
