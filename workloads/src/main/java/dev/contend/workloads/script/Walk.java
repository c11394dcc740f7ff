package dev.contend.workloads.script;

import dev.contend.workloads.program.Op;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A thread's way through a block: a stack of blocks, each with its next statement and how often it
 * is still to be done. Its memory grows with the depth of the program, not with its length.
 */
final class Walk {
  private final Acting acting;
  private final Latencies latencies;
  private final Submissions submissions;
  private final Children children;
  private final Deque<Frame> frames = new ArrayDeque<>();

  /** The item that was taken last, by queue. */
  private final Map<String, Integer> taken = new LinkedHashMap<>();

  private @Nullable Arriving arriving;

  /** What is left of a word that is several operations. */
  private Iterator<Op> several = Collections.emptyIterator();

  private String askedQueue = "";

  /**
   * @param submissions what this thread submits to pools
   * @param children the threads that this thread starts
   */
  Walk(Acting acting, Latencies latencies, Submissions submissions, Children children) {
    this.children = children;
    this.acting = acting;
    this.latencies = latencies;
    this.submissions = submissions;
  }

  /** Goes to the beginning of a block. */
  void begin(List<Statement> block) {
    push(block, 1, "");
  }

  /** The next operation; empty at the end of the block. */
  Optional<Op> next() {
    while (!frames.isEmpty() || arriving != null || several.hasNext()) {
      if (several.hasNext()) {
        return Optional.of(several.next());
      }
      if (arriving != null) {
        Optional<Op> arrival = arriving.next();
        if (arrival.isPresent()) {
          return arrival;
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
      if (statement instanceof Statement.Act act && !isSeveral(act)) {
        askedQueue = act.verb() == Verb.GET ? act.thing() : "";
        return Optional.of(acting.of(act, place));
      }
      enter(statement, place);
    }
    return Optional.empty();
  }

  /** The last operation has brought this item. */
  void received(int item) {
    if (!askedQueue.isEmpty()) {
      taken.put(askedQueue, item);
      acting.took(item);
    }
  }

  private boolean isSeveral(Statement.Act act) {
    return switch (act.verb()) {
      case SUBMIT, SPAWN, JOIN -> true;
      case AWAIT -> submissions.isPool(act.thing());
      default -> false;
    };
  }

  private void enter(Statement statement, String place) {
    if (statement instanceof Statement.Act act) {
      several =
          switch (act.verb()) {
            case SUBMIT -> submissions.submit(act.thing(), acting.count(act));
            case SPAWN -> children.spawn(act.thing(), acting.count(act));
            case JOIN -> children.join(act.thing());
            default -> submissions.collect(act.thing());
          };
    } else if (statement instanceof Statement.Repeat repeat) {
      push(repeat.block(), Math.round(repeat.times().value(acting.scope())), place + '.');
    } else if (statement instanceof Statement.Choose choose) {
      int branch = acting.branch(choose, place);
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
