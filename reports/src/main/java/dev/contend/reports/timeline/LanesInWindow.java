package dev.contend.reports.timeline;

import dev.contend.engine.trace.TraceSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hears a run and passes on what lies in a window of it: spans are cut at its ends, neighbours of
 * one name become one, lanes without a span are left out.
 *
 * <p>For each lane it remembers the last span and what is open, and nothing else.
 */
public final class LanesInWindow implements TraceSink {
  private final Window window;
  private final List<LaneKeeper> keepers;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<Lane> lanes = new ArrayList<>();

  /**
   * @param window what of the run is kept
   * @param keepers told of it, each of everything
   */
  public LanesInWindow(Window window, List<? extends LaneKeeper> keepers) {
    this.window = window;
    this.keepers = List.copyOf(keepers);
  }

  @Override
  public boolean isOn() {
    return true;
  }

  @Override
  public int lane(String group, String name) {
    return numbers.computeIfAbsent(group + "\n" + name, key -> add(group, name));
  }

  private int add(String group, String name) {
    lanes.add(new Lane(lanes.size(), group, name));
    return lanes.size() - 1;
  }

  @Override
  public void span(int lane, String what, long fromPs, long toPs) {
    lanes.get(lane).span(what, window.clipped(fromPs), window.clipped(toPs));
  }

  @Override
  public void open(int lane, String what, long atPs) {
    lanes.get(lane).open(what, atPs);
  }

  @Override
  public void close(int lane, long atPs) {
    lanes.get(lane).close(atPs);
  }

  /** The run is over: passes on what it still remembers; what is open ends now. */
  public void end(long atPs) {
    lanes.forEach(lane -> lane.end(atPs));
  }

  /** What has been opened on a lane. */
  private static final class Opened {
    private final String what;
    private final long atPs;
    private boolean isTold;

    Opened(String what, long atPs) {
      this.what = what;
      this.atPs = atPs;
    }
  }

  /** A lane: the last span, which may grow, and what is open. */
  private final class Lane {
    private final int number;
    private final String group;
    private final String name;
    private final ArrayDeque<Opened> open = new ArrayDeque<>();
    private boolean isNamed;
    private String last = "";
    private long lastFromPs;
    private long lastToPs;

    Lane(int number, String group, String name) {
      this.number = number;
      this.group = group;
      this.name = name;
    }

    void span(String what, long fromPs, long toPs) {
      if (toPs <= fromPs) {
        return;
      }
      if (fromPs == lastToPs && what.equals(last)) {
        lastToPs = toPs;
        return;
      }
      flush();
      last = what;
      lastFromPs = fromPs;
      lastToPs = toPs;
    }

    void open(String what, long atPs) {
      flush();
      open.addLast(new Opened(what, atPs));
    }

    void close(long atPs) {
      flush();
      Opened closed = open.getLast();
      if (!closed.isTold && closed.atPs < window.toPs() && atPs > window.fromPs()) {
        tellOpen();
      }
      open.removeLast();
      if (closed.isTold) {
        keepers.forEach(keeper -> keeper.closed(number, window.clipped(atPs)));
      }
    }

    void end(long atPs) {
      while (!open.isEmpty()) {
        close(atPs);
      }
      flush();
    }

    /** Passes the last span on, inside of what is open around it. */
    private void flush() {
      if (lastToPs > lastFromPs) {
        tellOpen();
        keepers.forEach(keeper -> keeper.span(number, last, lastFromPs, lastToPs));
      }
      last = "";
      lastFromPs = lastToPs;
    }

    private void tellOpen() {
      if (!isNamed) {
        isNamed = true;
        keepers.forEach(keeper -> keeper.named(number, group, name));
      }
      for (Iterator<Opened> each = open.iterator(); each.hasNext(); ) {
        Opened opened = each.next();
        if (!opened.isTold) {
          opened.isTold = true;
          long atPs = window.clipped(opened.atPs);
          keepers.forEach(keeper -> keeper.opened(number, opened.what, atPs));
        }
      }
    }
  }
}
