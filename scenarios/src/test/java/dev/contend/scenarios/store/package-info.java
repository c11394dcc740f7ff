/** Tests of the store of results. */
@NullMarked
package dev.contend.scenarios.store;

import org.jspecify.annotations.NullMarked;
