/**
 * How long the legs of a line's transfer take.
 *
 * <p><b>May live here:</b> latency between cores and homes, what a transfer is cut into. <b>May
 * not:</b> protocol states. Start reading at {@link
 * dev.contend.coherence.interconnect.Interconnect}.
 */
@NullMarked
package dev.contend.coherence.interconnect;

import org.jspecify.annotations.NullMarked;
