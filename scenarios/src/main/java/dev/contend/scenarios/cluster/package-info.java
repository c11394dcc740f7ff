/**
 * Job files for the schedulers of clusters, which share a sweep out by its shards. Start reading at
 * {@link dev.contend.scenarios.cluster.ClusterJob}; what a shard is, {@code contend run --shard}
 * knows.
 */
@NullMarked
package dev.contend.scenarios.cluster;

import org.jspecify.annotations.NullMarked;
