package dev.contend.workloads.runtime;

import java.util.Optional;

/** What a node is connected to: devices of a program that are no part of its machine. */
public interface Outside {
  /** A node by itself: all its devices are its own. */
  Outside NOTHING = name -> Optional.empty();

  /** The device of a name outside of the node; empty if the node has that device itself. */
  Optional<ServicePoint> device(String name);
}
