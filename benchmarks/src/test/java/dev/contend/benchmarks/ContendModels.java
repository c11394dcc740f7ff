package dev.contend.benchmarks;

import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import dev.contend.engine.metrics.CauseAccount;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.statistics.BatchMeans;
import java.util.ArrayDeque;
import java.util.function.DoubleSupplier;

/** This engine, as a user writes for it: each event is allocated once and scheduled many times. */
final class ContendModels implements Models {
  private static final double UNIT_PS = 1e6;

  @Override
  public Runnable hold(double[] delays, int pending, int events) {
    Hold hold = new Hold(delays, events);
    for (int i = 0; i < pending; i++) {
      hold.event(i).scheduleInPs(hold.delayPs());
    }
    return () -> hold.kernel.runUntilPs(SimKernel.MAX_TIME_PS);
  }

  /** The hold model; its events are of four classes, as calls in a model are. */
  private static final class Hold {
    private final SimKernel kernel = new SimKernel();
    private final long[] delaysPs;
    private int cursor;
    private int left;

    Hold(double[] delays, int events) {
      delaysPs = new long[delays.length];
      for (int i = 0; i < delays.length; i++) {
        delaysPs[i] = 1 + (long) (UNIT_PS * delays[i]);
      }
      left = events;
    }

    long delayPs() {
      cursor = (cursor + 1) % delaysPs.length;
      return delaysPs[cursor];
    }

    void again(ModelEvent event) {
      left--;
      if (left == 0) {
        kernel.stop();
      }
      event.scheduleInPs(delayPs());
    }

    ModelEvent event(int number) {
      return switch (number & 3) {
        case 0 -> new First();
        case 1 -> new Second();
        case 2 -> new Third();
        default -> new Fourth();
      };
    }

    private final class First extends ModelEvent {
      First() {
        super(Hold.this.kernel, EventOrder.STEP);
      }

      @Override
      public void actions() {
        again(this);
      }
    }

    private final class Second extends ModelEvent {
      Second() {
        super(Hold.this.kernel, EventOrder.STEP);
      }

      @Override
      public void actions() {
        again(this);
      }
    }

    private final class Third extends ModelEvent {
      Third() {
        super(Hold.this.kernel, EventOrder.STEP);
      }

      @Override
      public void actions() {
        again(this);
      }
    }

    private final class Fourth extends ModelEvent {
      Fourth() {
        super(Hold.this.kernel, EventOrder.STEP);
      }

      @Override
      public void actions() {
        again(this);
      }
    }
  }

  @Override
  public DoubleSupplier queue(int customers) {
    return new Queue(customers)::run;
  }

  /** M/M/1 with the engine's streams and probes: mean wait with its interval, utilisation. */
  private static final class Queue {
    private static final int BUSY = 0;
    private static final int IDLE = 1;

    private final SimKernel kernel = new SimKernel();
    private final RandomSource gaps = new RandomStreams(1, 0).stream("gaps");
    private final RandomSource services = new RandomStreams(1, 0).stream("services");
    private final ArrayDeque<Customer> waiting = new ArrayDeque<>();
    private final BatchMeans waits = new BatchMeans();
    private final CauseAccount server = new CauseAccount(1, 2);
    private final Arrival arrival = new Arrival();
    private final Departure departure = new Departure();
    private int left;

    private record Customer(long arrivedPs, long servicePs) {}

    Queue(int customers) {
      left = customers;
      arrival.scheduleNextArrival();
    }

    double run() {
      kernel.runUntilPs(SimKernel.MAX_TIME_PS);
      return waits.estimate().mean() / UNIT_PS;
    }

    private void serve(Customer customer) {
      waits.add(kernel.nowPs() - customer.arrivedPs);
      departure.scheduleInPs(customer.servicePs);
    }

    private final class Arrival extends ModelEvent {
      Arrival() {
        super(Queue.this.kernel, EventOrder.ARRIVAL);
      }

      void scheduleNextArrival() {
        scheduleInPs((long) gaps.exponential(UNIT_PS / UTILIZATION));
      }

      @Override
      public void actions() {
        scheduleNextArrival();
        Customer customer = new Customer(kernel().nowPs(), (long) services.exponential(UNIT_PS));
        if (departure.isPending()) {
          waiting.add(customer);
        } else {
          server.charge(0, IDLE, kernel().nowPs());
          serve(customer);
        }
      }
    }

    private final class Departure extends ModelEvent {
      Departure() {
        super(Queue.this.kernel, EventOrder.COMPLETION);
      }

      @Override
      public void actions() {
        left--;
        if (left == 0) {
          kernel().stop();
        }
        Customer next = waiting.poll();
        if (next == null) {
          server.charge(0, BUSY, kernel().nowPs());
        } else {
          serve(next);
        }
      }
    }
  }
}
