package dev.contend.benchmarks;

import java.util.function.DoubleSupplier;
import org.cloudsimplus.core.CloudSimEntity;
import org.cloudsimplus.core.CloudSimPlus;
import org.cloudsimplus.core.events.SimEvent;

/** CloudSim Plus: one entity that sends events to itself. */
final class CloudSimPlusModels implements Models {
  private static final int ARRIVAL = 10_000;
  private static final int DEPARTURE = 10_001;

  @Override
  public Runnable hold(double[] delays, int pending, int events) {
    CloudSimPlus simulation = new CloudSimPlus();
    new Hold(simulation, delays, pending, events);
    return simulation::start;
  }

  /** The hold model. */
  private static final class Hold extends CloudSimEntity {
    private final double[] delays;
    private final int pending;
    private int cursor;
    private int left;

    Hold(CloudSimPlus simulation, double[] delays, int pending, int events) {
      super(simulation);
      this.delays = delays;
      this.pending = pending;
      left = events;
    }

    private void send(int tag) {
      cursor = (cursor + 1) % delays.length;
      schedule(delays[cursor], tag);
    }

    @Override
    protected void startInternal() {
      for (int i = 0; i < pending; i++) {
        send(ARRIVAL + (i & 3));
      }
    }

    @Override
    public void processEvent(SimEvent event) {
      left--;
      if (left == 0) {
        getSimulation().terminate();
      }
      send(event.getTag());
    }
  }

  @Override
  public DoubleSupplier queue(int customers) {
    CloudSimPlus simulation = new CloudSimPlus();
    Queue queue = new Queue(simulation, customers);
    return () -> {
      simulation.start();
      return queue.line.meanWait();
    };
  }

  /** M/M/1. */
  private static final class Queue extends CloudSimEntity {
    private final NeutralQueue line;

    Queue(CloudSimPlus simulation, int customers) {
      super(simulation);
      line =
          new NeutralQueue(customers) {
            @Override
            double now() {
              return simulation.clock();
            }

            @Override
            void scheduleArrival(double delay) {
              schedule(delay, ARRIVAL);
            }

            @Override
            void scheduleDeparture(double delay) {
              schedule(delay, DEPARTURE);
            }

            @Override
            void stop() {
              simulation.terminate();
            }
          };
    }

    @Override
    protected void startInternal() {
      schedule(line.gap(), ARRIVAL);
    }

    @Override
    public void processEvent(SimEvent event) {
      if (event.getTag() == ARRIVAL) {
        line.arrives();
      } else if (event.getTag() == DEPARTURE) {
        line.departs();
      }
    }
  }
}
