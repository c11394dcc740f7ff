/**
 * Random numbers whose values depend on seed, purpose and replication, and on nothing else.
 *
 * <p><b>May live here:</b> streams and the distributions drawn from them. <b>May not:</b> what a
 * draw means. Start reading at {@link dev.contend.engine.random.RandomStreams#stream}.
 */
@NullMarked
package dev.contend.engine.random;

import org.jspecify.annotations.NullMarked;
