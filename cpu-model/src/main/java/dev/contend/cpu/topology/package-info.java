/**
 * What a machine is made of, and how far apart its parts are.
 *
 * <p><b>May live here:</b> immutable descriptions, their validation, distance. <b>May not:</b>
 * behaviour in time, numbers of real machines (those are YAML files in {@code scenarios/library}).
 * Start reading at {@link dev.contend.cpu.topology.Machine}.
 */
@NullMarked
package dev.contend.cpu.topology;

import org.jspecify.annotations.NullMarked;
