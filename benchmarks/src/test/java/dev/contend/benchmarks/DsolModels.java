package dev.contend.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleSupplier;
import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.Executable;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import nl.tudelft.simulation.dsol.simulators.DevsSimulatorInterface;

/** DSOL: events that are calls of a method, run by a thread of the simulator's. */
final class DsolModels implements Models {
  /** What a model does to begin with, and how it ends. */
  private abstract static class Run
      extends AbstractDsolModel<Double, DevsSimulatorInterface<Double>> {
    private final CountDownLatch ended = new CountDownLatch(1);

    Run(DevsSimulator<Double> simulator) {
      super(simulator);
    }

    abstract void begin();

    final void schedule(double delay, Executable event) {
      simulator.scheduleEventRel(delay, event);
    }

    final void end() {
      simulator.stop();
      ended.countDown();
    }

    @Override
    public void constructModel() {
      begin();
    }

    final void ready() {
      simulator.initialize(this, new SingleReplication<>("benchmark", 0.0, 0.0, 1e12));
    }

    final void run() {
      simulator.start();
      try {
        ended.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      while (!simulator.isStopped()) {
        Thread.onSpinWait();
      }
      simulator.cleanUp();
    }
  }

  @Override
  public Runnable hold(double[] delays, int pending, int events) {
    Hold hold = new Hold(delays, pending, events);
    hold.ready();
    return hold::run;
  }

  /** The hold model. */
  private static final class Hold extends Run {
    private final double[] delays;
    private final int pending;
    private int cursor;
    private int left;

    Hold(double[] delays, int pending, int events) {
      super(new DevsSimulator<>("benchmark"));
      this.delays = delays;
      this.pending = pending;
      left = events;
    }

    private double delay() {
      cursor = (cursor + 1) % delays.length;
      return delays[cursor];
    }

    private void hold(Executable event) {
      left--;
      if (left == 0) {
        end();
      }
      schedule(delay(), event);
    }

    @Override
    void begin() {
      for (int i = 0; i < pending; i++) {
        schedule(delay(), event(i));
      }
    }

    private Executable event(int number) {
      return switch (number & 3) {
        case 0 ->
            new Executable() {
              @Override
              public void execute() {
                hold(this);
              }
            };
        case 1 ->
            new Executable() {
              @Override
              public void execute() {
                hold(this);
              }
            };
        case 2 ->
            new Executable() {
              @Override
              public void execute() {
                hold(this);
              }
            };
        default ->
            new Executable() {
              @Override
              public void execute() {
                hold(this);
              }
            };
      };
    }
  }

  @Override
  public DoubleSupplier queue(int customers) {
    Queue queue = new Queue(customers);
    queue.ready();
    return () -> {
      queue.run();
      return queue.line.meanWait();
    };
  }

  /** M/M/1. */
  private static final class Queue extends Run {
    private final NeutralQueue line;

    Queue(int customers) {
      super(new DevsSimulator<>("benchmark"));
      line =
          new NeutralQueue(customers) {
            @Override
            double now() {
              return simulator.getSimulatorTime();
            }

            @Override
            void scheduleArrival(double delay) {
              schedule(delay, this::arrives);
            }

            @Override
            void scheduleDeparture(double delay) {
              schedule(delay, this::departs);
            }

            @Override
            void stop() {
              end();
            }
          };
    }

    @Override
    void begin() {
      schedule(line.gap(), line::arrives);
    }
  }
}
