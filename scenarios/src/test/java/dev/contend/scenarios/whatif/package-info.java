/** Tests of changes, pairs of points, and crossings. */
@NullMarked
package dev.contend.scenarios.whatif;

import org.jspecify.annotations.NullMarked;
