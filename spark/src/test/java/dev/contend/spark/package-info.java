/** Tests of the packaged job on a real cluster of Spark. */
@NullMarked
package dev.contend.spark;

import org.jspecify.annotations.NullMarked;
