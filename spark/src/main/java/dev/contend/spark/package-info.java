/**
 * Makes runs of a scenario on Apache Spark, for a command that keeps them. Start reading at {@link
 * dev.contend.spark.SparkJob}; the command's side is in {@code dev.contend.scenarios.cli}.
 */
@NullMarked
package dev.contend.spark;

import org.jspecify.annotations.NullMarked;
