/**
 * Who has which line, as its home knows it.
 *
 * <p>Start reading at {@link dev.contend.coherence.directory.DirectoryEntry}.
 */
@NullMarked
package dev.contend.coherence.directory;

import org.jspecify.annotations.NullMarked;
