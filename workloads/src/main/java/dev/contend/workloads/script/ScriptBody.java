package dev.contend.workloads.script;

import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thread of a written program: a stack of blocks, each with its next statement and how often it
 * is still to be done. Its memory grows with the depth of the program, not with its length.
 */
final class ScriptBody implements Program.Body {
  /** Bytes of a pickled small int, framing included, as the other programs deliver. */
  private static final int RESULT_BYTES = 10;

  private final Acting acting;
  private final Deque<Frame> frames = new ArrayDeque<>();

  /** By place of the choice. */
  private final Map<String, Choice> choices = new LinkedHashMap<>();

  /** The item that was taken last, by queue. */
  private final Map<String, Integer> taken = new LinkedHashMap<>();

  private final Latencies latencies;
  private @Nullable Arriving arriving;
  private String askedQueue = "";
  private boolean isDelivered;

  ScriptBody(List<Statement> block, Acting acting, Latencies latencies) {
    this.acting = acting;
    this.latencies = latencies;
    push(block, 1, "");
  }

  @Override
  public Op next() {
    while (!frames.isEmpty() || arriving != null) {
      if (arriving != null) {
        Optional<Op> arrival = arriving.next();
        if (arrival.isPresent()) {
          return arrival.get();
        }
        arriving = null;
        continue;
      }
      Frame frame = frames.getLast();
      if (frame.isAtEnd()) {
        if (!frame.again()) {
          frames.removeLast();
        }
        continue;
      }
      String place = frame.place();
      Statement statement = frame.take();
      if (statement instanceof Statement.Act act) {
        askedQueue = act.verb() == Verb.GET ? act.thing() : "";
        return acting.of(act, place);
      }
      enter(statement, place);
    }
    if (!isDelivered) {
      isDelivered = true;
      return new Op.Deliver(RESULT_BYTES);
    }
    return new Op.End();
  }

  @Override
  public void received(int item) {
    if (!askedQueue.isEmpty()) {
      taken.put(askedQueue, item);
      acting.took(item);
    }
  }

  private void enter(Statement statement, String place) {
    if (statement instanceof Statement.Repeat repeat) {
      push(repeat.block(), Math.round(repeat.times().value(acting.scope())), place + '.');
    } else if (statement instanceof Statement.Choose choose) {
      int branch = choices.computeIfAbsent(place, one -> acting.choice(choose, one)).next();
      push(choose.branches().get(branch).block(), 1, place + '.' + branch + '.');
    } else if (statement instanceof Statement.Arrivals arrivals) {
      arriving = acting.arriving(arrivals, place, latencies);
    } else if (statement instanceof Statement.Served served) {
      latencies.isServed(taken.getOrDefault(served.queue(), Latencies.UNMEASURED));
    }
  }

  private void push(List<Statement> block, long times, String place) {
    if (!block.isEmpty() && times > 0) {
      frames.addLast(new Frame(block, times, place));
    }
  }

  /** A block that is being done. */
  private static final class Frame {
    private final List<Statement> block;
    private final String prefix;
    private long left;
    private int next;

    Frame(List<Statement> block, long times, String prefix) {
      this.block = block;
      this.prefix = prefix;
      left = times;
    }

    String place() {
      return prefix + next;
    }

    Statement take() {
      return block.get(next++);
    }

    boolean isAtEnd() {
      return next == block.size();
    }

    boolean again() {
      left--;
      next = 0;
      return left > 0;
    }
  }
}
