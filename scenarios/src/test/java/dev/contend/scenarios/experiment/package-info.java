/** Tests of experiments: what they compute, and that it agrees with what is known. */
@NullMarked
package dev.contend.scenarios.experiment;

import org.jspecify.annotations.NullMarked;
