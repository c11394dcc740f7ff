package dev.contend.reports.chart;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import java.util.List;

/** Tables of single runs. */
final class TimelineSamples {
  private static final List<String> CAUSES =
      List.of("useful Python", "GIL wait", "lock wait, parked", "idle", "start-up");

  private TimelineSamples() {}

  /** So many workers that take turns, with the holders of a GIL and of a lock. */
  static ResultTable timeline(int workers, int turns) {
    TableBuilder table = Tables.TIMELINE.builder(List.of());
    for (int worker = 0; worker < workers; worker++) {
      double at = 0;
      for (int turn = 0; turn < turns; turn++) {
        String cause = turn == 0 ? "start-up" : CAUSES.get((worker + turn * turn) % CAUSES.size());
        double lasts = 0.0002 * (1 + (worker + turn) % 5);
        row(table, "threads", "worker " + worker, cause, at, at + lasts);
        at += lasts;
      }
    }
    for (int turn = 0; turn < turns; turn++) {
      String holder = turn == 0 ? "the main thread" : "worker " + turn % workers;
      row(table, "GIL", "GIL", holder, turn * 0.0006, turn * 0.0006 + 0.0005);
    }
    row(table, "locks", "a lock with a name that is far too long", "worker 0", 0.0001, 0.0009);
    return table.build();
  }

  private static void row(
      TableBuilder table, String group, String lane, String what, double from, double to) {
    Samples.point(table, "cpython-3.13", 8)
        .text("group", group)
        .text("lane", lane)
        .text("what", what)
        .number("from_s", from)
        .number("to_s", to)
        .number("share", 1)
        .end();
  }

  /** So many cores on two sockets of two nodes each, of which each fifth gave nothing. */
  static ResultTable transfers(int cores) {
    TableBuilder table = Tables.TRANSFERS.builder(List.of());
    for (int from = 0; from < cores; from++) {
      for (int to = 0; to < cores; to++) {
        if (from != to && from % 5 != 1) {
          Samples.point(table, "cpython-3.13t", cores)
              .number("from", from)
              .number("to", to)
              .number("cores", 1)
              .text("from_node", node(from, cores))
              .text("to_node", node(to, cores))
              .number("transfers", 1 + (from * 37 + to * 1009) % 5000)
              .end();
        }
      }
    }
    return table.build();
  }

  private static String node(int core, int cores) {
    int node = core * 4 / cores;
    return "socket " + node / 2 + ", node " + node;
  }
}
