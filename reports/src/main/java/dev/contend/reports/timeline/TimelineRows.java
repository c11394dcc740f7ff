package dev.contend.reports.timeline;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The rows of {@code timeline.csv}: what goes on on lanes, as finely as paper can show it.
 *
 * <p>A span at least as long as one part in {@value #PARTS} of the window is a row. Shorter ones
 * are put together until they are as long, and the row has the name that most of that time has; so
 * no lane has more than some {@value #PARTS} rows twice over. What is opened on lanes is left out.
 */
public final class TimelineRows implements LaneKeeper {
  private static final int PARTS = 600;

  private final Map<String, Integer> mostLanes;
  private final long partPs;
  private final Map<String, Integer> lanesOf = new LinkedHashMap<>();
  private final List<Lane> lanes = new ArrayList<>();
  private int leftOut;

  /**
   * @param mostLanes how many lanes of each group are kept; those of other groups are not
   */
  public TimelineRows(Window window, Map<String, Integer> mostLanes) {
    this.mostLanes = new LinkedHashMap<>(mostLanes);
    partPs = Math.max(1, window.lengthPs() / PARTS);
  }

  /** Lanes of the groups that are kept, but beyond how many are kept. */
  public int leftOut() {
    return leftOut;
  }

  @Override
  public void named(int lane, String group, String name) {
    while (lanes.size() <= lane) {
      lanes.add(new Lane("", "", false));
    }
    int before = lanesOf.merge(group, 1, Integer::sum) - 1;
    int most = mostLanes.getOrDefault(group, 0);
    leftOut += most > 0 && before >= most ? 1 : 0;
    lanes.set(lane, new Lane(group, name, before < most));
  }

  @Override
  public void span(int lane, String what, long fromPs, long toPs) {
    lanes.get(lane).span(what, fromPs, toPs);
  }

  @Override
  public void opened(int lane, String what, long atPs) {}

  @Override
  public void closed(int lane, long atPs) {}

  /**
   * The table, when all has been told.
   *
   * @param axes names of the sweep's axes beyond the declared columns
   * @param point fills the columns that name the point
   */
  public ResultTable table(List<String> axes, Consumer<TableBuilder> point) {
    TableBuilder table = Tables.TIMELINE.builder(axes);
    for (String group : mostLanes.keySet()) {
      for (Lane lane : lanes) {
        lane.flush();
        if (lane.group.equals(group)) {
          lane.rows.forEach(row -> row.fill(table, lane, point));
        }
      }
    }
    return table.build();
  }

  /** A row: what, from when until when, and how much of that time. */
  private record Row(String what, long fromPs, long toPs, long spentPs) {
    void fill(TableBuilder table, Lane lane, Consumer<TableBuilder> point) {
      point.accept(table);
      table
          .text("group", lane.group)
          .text("lane", lane.name)
          .text("what", what)
          .number("from_s", fromPs / 1e12)
          .number("to_s", toPs / 1e12)
          .number("share", spentPs / (double) (toPs - fromPs))
          .end();
    }
  }

  /** A lane with its rows, and short spans that will be one. */
  private final class Lane {
    private final String group;
    private final String name;
    private final boolean isKept;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Long> gathered = new LinkedHashMap<>();
    private long gatheredFromPs = -1;
    private long gatheredToPs;

    Lane(String group, String name, boolean isKept) {
      this.group = group;
      this.name = name;
      this.isKept = isKept;
    }

    void span(String what, long fromPs, long toPs) {
      if (!isKept) {
        return;
      }
      boolean isLong = toPs - fromPs >= partPs;
      if (isLong || (gatheredFromPs >= 0 && fromPs - gatheredToPs >= partPs)) {
        flush();
      }
      if (isLong) {
        add(new Row(what, fromPs, toPs, toPs - fromPs));
        return;
      }
      gatheredFromPs = gatheredFromPs < 0 ? fromPs : gatheredFromPs;
      gatheredToPs = toPs;
      gathered.merge(what, toPs - fromPs, Long::sum);
      if (gatheredToPs - gatheredFromPs >= partPs) {
        flush();
      }
    }

    /** Makes a row of what was gathered, unless in most of that time there was nothing. */
    void flush() {
      if (gatheredFromPs >= 0) {
        long lengthPs = gatheredToPs - gatheredFromPs;
        long spentPs = gathered.values().stream().mapToLong(Long::longValue).max().orElse(0);
        long allPs = gathered.values().stream().mapToLong(Long::longValue).sum();
        if (spentPs >= lengthPs - allPs) {
          String most =
              gathered.keySet().stream()
                  .filter(what -> gathered.getOrDefault(what, 0L) == spentPs)
                  .findFirst()
                  .orElse("");
          add(new Row(most, gatheredFromPs, gatheredToPs, spentPs));
        }
        gathered.clear();
        gatheredFromPs = -1;
      }
    }

    private void add(Row row) {
      int end = rows.size() - 1;
      if (end >= 0 && rows.get(end).toPs == row.fromPs && rows.get(end).what.equals(row.what)) {
        Row last = rows.get(end);
        rows.set(end, new Row(row.what, last.fromPs, row.toPs, last.spentPs + row.spentPs));
      } else {
        rows.add(row);
      }
    }
  }
}
