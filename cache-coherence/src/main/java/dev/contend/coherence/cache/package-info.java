/**
 * Caches of limited size: which lines a core has in its L1 and L2, and a domain in its L3.
 *
 * <p><b>May live here:</b> geometry, tags, replacement. <b>May not:</b> protocol states, time
 * beyond the latency that a geometry carries. Start reading at {@link
 * dev.contend.coherence.cache.TagArray}.
 */
@NullMarked
package dev.contend.coherence.cache;

import org.jspecify.annotations.NullMarked;
