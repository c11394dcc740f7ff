/** Tests of the scheduler, and the scripted threads that tests of other modules use too. */
@NullMarked
package dev.contend.cpu.scheduler;

import org.jspecify.annotations.NullMarked;
