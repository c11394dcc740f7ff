/**
 * Coherence protocols as total tables of states and events.
 *
 * <p><b>May live here:</b> states, events, reactions. <b>May not:</b> time, latency, addresses.
 * Transient states are not modelled: one transaction at a time for each line makes them
 * unreachable. To add a protocol: one file with its table, one constant in {@link
 * dev.contend.coherence.protocol.Protocols}. Start reading at {@link
 * dev.contend.coherence.protocol.ProtocolTable}.
 */
@NullMarked
package dev.contend.coherence.protocol;

import org.jspecify.annotations.NullMarked;
