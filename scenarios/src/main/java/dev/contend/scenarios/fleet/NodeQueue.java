package dev.contend.scenarios.fleet;

import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/**
 * A node's requests: those in service go on equally, at a rate that depends on how many are
 * present; the others wait in the order in which they came.
 */
final class NodeQueue extends ModelEvent {
  private static final double PS_PER_S = 1e12;

  private final NodeService service;
  private final double[] speeds;
  private final double slowness;
  private final LongConsumer answered;
  private final ArrayDeque<Request> waiting = new ArrayDeque<>();
  private final PriorityQueue<Request> served = new PriorityQueue<>();

  /** Seconds of service that each of those served has got since the beginning. */
  private double gone;

  private long lastPs;

  /** A request, by when its service ends and then by when it came. */
  private record Request(double ends, long arrivedPs, long number) implements Comparable<Request> {
    @Override
    public int compareTo(Request other) {
      int byEnd = Double.compare(ends, other.ends);
      return byEnd == 0 ? Long.compare(number, other.number) : byEnd;
    }
  }

  /**
   * @param slowness how many times as long it takes as its class
   * @param answered told of each answer when its request came
   */
  NodeQueue(SimKernel kernel, NodeService service, double slowness, LongConsumer answered) {
    super(kernel, EventOrder.COMPLETION);
    this.service = service;
    this.slowness = slowness;
    this.answered = answered;
    speeds = new double[service.workers() + 1];
    for (int present = 1; present < speeds.length; present++) {
      speeds[present] = service.speed(present);
    }
  }

  /** Requests that are not answered. */
  int outstanding() {
    return waiting.size() + served.size();
  }

  /**
   * A request comes.
   *
   * @param share where it stands among service times
   * @param number of all requests of the fleet
   */
  void arrive(double share, long number) {
    goOn();
    double work = service.times().at(share) * slowness;
    Request request = new Request(work, kernel().nowPs(), number);
    if (served.size() < service.turns()) {
      serve(request);
    } else {
      waiting.add(request);
    }
    plan();
  }

  private void serve(Request request) {
    served.add(new Request(gone + request.ends(), request.arrivedPs(), request.number()));
  }

  private double rateOfEach() {
    return speeds[Math.min(outstanding(), speeds.length - 1)] / served.size();
  }

  private void goOn() {
    if (!served.isEmpty()) {
      gone += (kernel().nowPs() - lastPs) / PS_PER_S * rateOfEach();
    }
    lastPs = kernel().nowPs();
  }

  private void plan() {
    Request next = served.peek();
    if (next != null) {
      double seconds = Math.max(0, next.ends() - gone) / rateOfEach();
      rescheduleInPs(Math.round(seconds * PS_PER_S));
    }
  }

  @Override
  public void actions() {
    goOn();
    Request done = served.remove();
    if (!waiting.isEmpty()) {
      serve(waiting.remove());
    }
    plan();
    answered.accept(done.arrivedPs());
  }
}
