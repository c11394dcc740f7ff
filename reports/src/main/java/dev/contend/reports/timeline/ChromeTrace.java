package dev.contend.reports.timeline;

import dev.contend.reports.table.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chrome trace JSON, which Perfetto and {@code chrome://tracing} open: a process for each group of
 * lanes, a thread for each lane. Written as it comes; nothing is kept but what is open.
 *
 * <p>A span is a complete event ({@code X}), what is opened and closed a pair ({@code B}, {@code
 * E}). Times are microseconds with six decimals, which is picoseconds exactly; a reader that takes
 * them for nanoseconds cuts them off, and then all still nests. After so many spans no more are
 * written.
 *
 * <p>Source: Google, <i>Trace Event Format</i>, 2016.
 */
public final class ChromeTrace implements LaneKeeper {
  private static final long PS_PER_US = 1_000_000;
  private static final int DIGITS = 7;

  /** Numbers of lanes must not be those of groups, which some readers take for main threads. */
  private static final int FIRST_LANE = 1000;

  private final Writer out;
  private final long most;
  private final Map<String, Integer> groups = new LinkedHashMap<>();
  private final List<Place> places = new ArrayList<>();
  private long spans;
  private long cutAtPs = -1;
  private boolean hasEvents;

  /**
   * Begins a trace.
   *
   * @param most spans that are written
   * @param about what the trace is of, by name
   */
  public ChromeTrace(Writer out, long most, Map<String, String> about) {
    this.out = out;
    this.most = most;
    write("{\"displayTimeUnit\":\"ns\",\"otherData\":{");
    String comma = "";
    for (Map.Entry<String, String> each : about.entrySet()) {
      write(comma + Json.quoted(each.getKey()) + ":" + Json.quoted(each.getValue()));
      comma = ",";
    }
    write("},\n\"traceEvents\":[");
  }

  /** Spans written so far. */
  public long spans() {
    return spans;
  }

  /** Whether more would have been written than the most. */
  public boolean isCut() {
    return cutAtPs >= 0;
  }

  /** The end of the first span that was not written, in picoseconds. */
  public long cutAtPs() {
    return cutAtPs;
  }

  /** Where a lane is in the file. */
  private static final class Place {
    private final String event;
    private int leftOut;

    Place(String group, int process, int thread) {
      event = ",\"cat\":" + Json.quoted(group) + ",\"pid\":" + process + ",\"tid\":" + thread;
    }
  }

  @Override
  public void named(int lane, String group, String name) {
    boolean isNew = !groups.containsKey(group);
    int process = groups.computeIfAbsent(group, key -> groups.size() + 1);
    int thread = FIRST_LANE + lane;
    while (places.size() <= lane) {
      places.add(new Place(group, process, thread));
    }
    places.set(lane, new Place(group, process, thread));
    if (spans < most) {
      if (isNew) {
        metadata("process_name", "\"name\":" + Json.quoted(group), process, thread);
        metadata("process_sort_index", "\"sort_index\":" + process, process, thread);
      }
      metadata("thread_name", "\"name\":" + Json.quoted(name), process, thread);
      metadata("thread_sort_index", "\"sort_index\":" + lane, process, thread);
    }
  }

  private void metadata(String what, String argument, int process, int thread) {
    separate();
    write("{\"name\":\"" + what + "\",\"ph\":\"M\",\"pid\":" + process + ",\"tid\":" + thread);
    write(",\"args\":{" + argument + "}}");
  }

  @Override
  public void span(int lane, String what, long fromPs, long toPs) {
    if (hasRoom(toPs)) {
      begin(lane, what, 'X', fromPs);
      write(",\"dur\":");
      time(toPs - fromPs);
      write("}");
    }
  }

  @Override
  public void opened(int lane, String what, long atPs) {
    if (hasRoom(atPs)) {
      begin(lane, what, 'B', atPs);
      write("}");
    } else {
      places.get(lane).leftOut++;
    }
  }

  @Override
  public void closed(int lane, long atPs) {
    // What was left out was opened last.
    if (places.get(lane).leftOut > 0) {
      places.get(lane).leftOut--;
      return;
    }
    separate();
    write("{\"ph\":\"E\"" + places.get(lane).event + ",\"ts\":");
    time(atPs);
    write("}");
  }

  private void begin(int lane, String name, char phase, long atPs) {
    separate();
    write("{\"name\":" + Json.quoted(name) + ",\"ph\":\"" + phase + "\"");
    write(places.get(lane).event + ",\"ts\":");
    time(atPs);
  }

  /** Whether one more span may be written; counts it. */
  private boolean hasRoom(long atPs) {
    if (spans >= most) {
      cutAtPs = cutAtPs < 0 ? atPs : cutAtPs;
      return false;
    }
    spans++;
    return true;
  }

  /** Ends the trace; does not close what it was written to. */
  public void end() {
    write("\n]}\n");
  }

  private void separate() {
    write(hasEvents ? ",\n" : "\n");
    hasEvents = true;
  }

  private void time(long ps) {
    write(ps / PS_PER_US + ".");
    write(Long.toString(PS_PER_US + ps % PS_PER_US).substring(1, DIGITS));
  }

  private void write(String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
