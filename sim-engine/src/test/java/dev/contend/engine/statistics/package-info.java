/** Tests of estimates. */
@NullMarked
package dev.contend.engine.statistics;

import org.jspecify.annotations.NullMarked;
