/** Tests of what the schedulers of clusters are told. */
@NullMarked
package dev.contend.scenarios.cluster;

import org.jspecify.annotations.NullMarked;
