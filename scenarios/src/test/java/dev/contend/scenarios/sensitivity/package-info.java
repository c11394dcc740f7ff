/** Tests of what an answer depends on. */
@NullMarked
package dev.contend.scenarios.sensitivity;

import org.jspecify.annotations.NullMarked;
