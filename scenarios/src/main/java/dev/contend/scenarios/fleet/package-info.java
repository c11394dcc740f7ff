/**
 * Many nodes that work together: each class of node is simulated in detail by itself, what that
 * yields becomes a model of a node with its uncertainty, and a model of nodes, network and
 * stragglers runs on top.
 *
 * <p>Begin with {@link dev.contend.scenarios.fleet.FleetSimulation}. {@code StepFleet} and {@code
 * RequestFleet} are the two models on top; {@code Together} simulates all nodes in detail at once,
 * which tells how far the models are off.
 *
 * <p>Not here: files, arguments, what happens inside a node.
 */
@NullMarked
package dev.contend.scenarios.fleet;

import org.jspecify.annotations.NullMarked;
