/**
 * What a program does, in words that every runtime understands.
 *
 * <p><b>May live here:</b> operations, shared objects, programs, the causes that time is charged
 * to. <b>May not:</b> costs of a runtime, runtimes. Start reading at {@link
 * dev.contend.workloads.program.Op}.
 */
@NullMarked
package dev.contend.workloads.program;

import org.jspecify.annotations.NullMarked;
