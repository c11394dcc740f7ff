package dev.contend.scenarios.fleet;

import dev.contend.workloads.program.Traffic;
import dev.contend.workloads.runtime.Outside;
import dev.contend.workloads.runtime.ServicePoint;
import java.util.Optional;

/** What nodes of a fleet are connected to. */
final class Outsides {
  private Outsides() {}

  /** A device that they have in common. */
  static Outside of(String device, ServicePoint point) {
    return name -> name.equals(device) ? Optional.of(point) : Optional.empty();
  }

  /** Requests. */
  static Outside of(Traffic traffic) {
    return new Outside() {
      @Override
      public Optional<ServicePoint> device(String name) {
        return Optional.empty();
      }

      @Override
      public Optional<Traffic> traffic() {
        return Optional.of(traffic);
      }
    };
  }
}
