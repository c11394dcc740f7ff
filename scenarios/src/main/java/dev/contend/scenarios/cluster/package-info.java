/**
 * Job files for the schedulers of clusters, which share a sweep out by its shards; how a scenario
 * travels to Spark's workers, and what a command and Spark's driver say to each other. Start
 * reading at {@link dev.contend.scenarios.cluster.ClusterJob} and {@link
 * dev.contend.scenarios.cluster.SparkWords}; what a shard is, {@code contend run --shard} knows.
 */
@NullMarked
package dev.contend.scenarios.cluster;

import org.jspecify.annotations.NullMarked;
