package dev.contend.benchmarks;

import java.util.LinkedList;
import java.util.function.DoubleSupplier;
import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.randvar.RandomVariateGen;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.simevents.Accumulate;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.stat.Tally;

/** SSJ as it ships, with its default event list. */
final class SsjModels implements Models {
  @Override
  public Runnable hold(double[] delays, int pending, int events) {
    Hold hold = new Hold(delays, events);
    for (int i = 0; i < pending; i++) {
      hold.event(i).schedule(hold.delay());
    }
    return hold.simulator::start;
  }

  /** The hold model; its events are of four classes, as calls in a model are. */
  private static final class Hold {
    private final Simulator simulator = new Simulator();
    private final double[] delays;
    private int cursor;
    private int left;

    Hold(double[] delays, int events) {
      this.delays = delays;
      left = events;
      simulator.init();
    }

    double delay() {
      cursor = (cursor + 1) % delays.length;
      return delays[cursor];
    }

    void again(Event event) {
      left--;
      if (left == 0) {
        simulator.stop();
      }
      event.schedule(delay());
    }

    Event event(int number) {
      return switch (number & 3) {
        case 0 -> new First();
        case 1 -> new Second();
        case 2 -> new Third();
        default -> new Fourth();
      };
    }

    private final class First extends Event {
      First() {
        super(simulator);
      }

      @Override
      public void actions() {
        again(this);
      }
    }

    private final class Second extends Event {
      Second() {
        super(simulator);
      }

      @Override
      public void actions() {
        again(this);
      }
    }

    private final class Third extends Event {
      Third() {
        super(simulator);
      }

      @Override
      public void actions() {
        again(this);
      }
    }

    private final class Fourth extends Event {
      Fourth() {
        super(simulator);
      }

      @Override
      public void actions() {
        again(this);
      }
    }
  }

  @Override
  public DoubleSupplier queue(int customers) {
    return new QueueEv(customers)::run;
  }

  /**
   * The event-driven single queue of SSJ's tutorial, but for an end after so many customers in
   * place of a time, and a simulator of its own in place of the static one.
   *
   * <p>Source: L'Ecuyer, "SSJ: a Java library for stochastic simulation, tutorial", program {@code
   * QueueEv}.
   */
  @SuppressWarnings("JdkObsolete") // The tutorial has linked lists.
  private static final class QueueEv {
    private final Simulator sim = new Simulator();
    private final RandomVariateGen genArr = new ExponentialGen(new MRG32k3a(), UTILIZATION);
    private final RandomVariateGen genServ = new ExponentialGen(new MRG32k3a(), 1);
    private final LinkedList<Customer> waitList = new LinkedList<>();
    private final LinkedList<Customer> servList = new LinkedList<>();
    private final Tally custWaits = new Tally("Waiting times");
    private final Accumulate totWait;
    private int left;

    private static final class Customer {
      private double arrivTime;
      private double servTime;
    }

    QueueEv(int customers) {
      left = customers;
      sim.init();
      totWait = new Accumulate(sim, "Size of queue");
      new Arrival().schedule(genArr.nextDouble());
    }

    double run() {
      sim.start();
      return custWaits.average();
    }

    private final class Arrival extends Event {
      Arrival() {
        super(QueueEv.this.sim);
      }

      @Override
      public void actions() {
        new Arrival().schedule(genArr.nextDouble());
        Customer cust = new Customer();
        cust.arrivTime = sim.time();
        cust.servTime = genServ.nextDouble();
        if (!servList.isEmpty()) {
          waitList.addLast(cust);
          totWait.update(waitList.size());
        } else {
          custWaits.add(0.0);
          servList.addLast(cust);
          new Departure().schedule(cust.servTime);
        }
      }
    }

    private final class Departure extends Event {
      Departure() {
        super(QueueEv.this.sim);
      }

      @Override
      public void actions() {
        left--;
        if (left == 0) {
          sim.stop();
        }
        servList.removeFirst();
        if (!waitList.isEmpty()) {
          Customer cust = waitList.removeFirst();
          totWait.update(waitList.size());
          custWaits.add(sim.time() - cust.arrivTime);
          servList.addLast(cust);
          new Departure().schedule(cust.servTime);
        }
      }
    }
  }
}
