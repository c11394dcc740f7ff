/**
 * Results kept on disk by key: appended, checksummed, found again.
 *
 * <p>A folder holds segments, files of lines. A process appends to a segment of its own, which it
 * has locked, and reads all of them; so several processes can work in one folder. Every line has a
 * checksum: one that was written half, or has changed since, is noticed, and its result is as if it
 * had never been. <b>May not live here:</b> what a result is, how it is made, arguments of
 * commands. Start reading at {@link dev.contend.scenarios.store.ResultStore}.
 */
@NullMarked
package dev.contend.scenarios.store;

import org.jspecify.annotations.NullMarked;
