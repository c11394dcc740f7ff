/**
 * What Python's standard library builds on locks: {@code threading}, {@code queue}, {@code
 * concurrent.futures} and the loop of {@code asyncio}, each as the sequence of lock operations that
 * CPython's own code makes, with the time of the Python code between them.
 *
 * <p>May live here: programs over the locks of {@code runtime.lock}. May not: counts, which the
 * callers take and give back. Start reading at {@link
 * dev.contend.workloads.runtime.threading.Condition}.
 */
@NullMarked
package dev.contend.workloads.runtime.threading;

import org.jspecify.annotations.NullMarked;
