package dev.contend.workloads.runtime;

import dev.contend.workloads.program.Traffic;
import java.util.Optional;

/** What a node is connected to: devices of a program that are no part of its machine, requests. */
public interface Outside {
  /** A node by itself: all its devices are its own. */
  Outside NOTHING = name -> Optional.empty();

  /** The device of a name outside of the node; empty if the node has that device itself. */
  Optional<ServicePoint> device(String name);

  /** Requests that come to the node; empty if it draws them itself. */
  default Optional<Traffic> traffic() {
    return Optional.empty();
  }
}
