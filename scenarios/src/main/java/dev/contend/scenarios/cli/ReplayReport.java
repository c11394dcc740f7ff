package dev.contend.scenarios.cli;

import dev.contend.coherence.protocol.LineEvent;
import dev.contend.coherence.protocol.LineState;
import dev.contend.coherence.protocol.ProtocolTable;
import dev.contend.coherence.protocol.Reaction;
import dev.contend.coherence.replay.ReplayCounts;
import dev.contend.coherence.replay.ReplayedMemory;
import dev.contend.coherence.replay.SharingTable;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.topology.Distance;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.TableFormats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a replay has counted, as tables for a terminal or as JSON. */
final class ReplayReport {
  private static final int MOST_CANDIDATES = 20;

  private final ReplayedMemory memory;
  private final ReplayCounts counts;
  private final ProtocolTable protocol;

  ReplayReport(ReplayedMemory memory, ProtocolTable protocol) {
    this.memory = memory;
    this.protocol = protocol;
    counts = memory.counts();
  }

  /** Every table by its name, in the order of printing. */
  private Map<String, ResultTable> tables() {
    Map<String, ResultTable> tables = new LinkedHashMap<>();
    tables.put("accesses", accesses());
    tables.put("answered_by", levels());
    tables.put("coherence", coherence());
    tables.put("transfers", transfers());
    tables.put("transitions", transitions());
    tables.put("false_sharing_candidates", candidates());
    return tables;
  }

  /** The tables one below the other; those without rows are left out. */
  String text() {
    StringBuilder text = new StringBuilder();
    tables()
        .forEach(
            (name, table) -> {
              if (!table.rows().isEmpty()) {
                text.append(text.length() == 0 ? "" : "\n")
                    .append(name.replace('_', ' '))
                    .append('\n')
                    .append(TableFormats.PLAIN_TEXT.format(table));
              }
            });
    return text.toString();
  }

  /** The tables as one object: for each a list of rows, keys as the columns. */
  String json() {
    Map<String, List<Map<String, Object>>> all = new LinkedHashMap<>();
    tables().forEach((name, table) -> all.put(name, rows(table)));
    return JsonRows.text(all);
  }

  private static List<Map<String, Object>> rows(ResultTable table) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ResultTable.Row row : table.rows()) {
      Map<String, Object> cells = new LinkedHashMap<>();
      for (String column : table.columns()) {
        String cell = row.text(column);
        boolean whole = !column.equals("address") && cell.matches("[0-9]{1,18}");
        cells.put(column, whole ? (Object) Long.valueOf(cell) : cell);
      }
      rows.add(cells);
    }
    return rows;
  }

  private ResultTable accesses() {
    TableBuilder table = counted("accesses", "kind");
    for (AccessKind kind : AccessKind.values()) {
      row(table, word(kind), counts.accesses(kind));
    }
    row(table, "all", counts.accesses());
    row(table, "of them split over lines", counts.splits());
    return table.build();
  }

  private ResultTable levels() {
    TableBuilder table = new TableBuilder("answered by", List.of("level", "count", "share"));
    long transfers = 0;
    for (Distance distance : Distance.values()) {
      transfers += counts.transfers(distance);
    }
    level(table, "L1", counts.l1Hits());
    level(table, "L2", counts.l2Hits());
    level(table, "own copy, upgraded", counts.upgrades() - upgradesSupplied());
    level(table, "another core", transfers);
    level(table, "last level", counts.lastLevelFills());
    level(table, "memory", counts.memoryFills());
    return table.build();
  }

  /** An upgrade by a sharer whose owner is another sends data as well, and counts as a transfer. */
  private long upgradesSupplied() {
    long answered = counts.l1Hits() + counts.l2Hits() + counts.upgrades();
    for (Distance distance : Distance.values()) {
      answered += counts.transfers(distance);
    }
    return answered + counts.lastLevelFills() + counts.memoryFills() - counts.accesses();
  }

  private void level(TableBuilder table, String level, long count) {
    double share = counts.accesses() == 0 ? 0 : 100.0 * count / counts.accesses();
    table
        .text("level", level)
        .text("count", Long.toString(count))
        .text("share", String.format(Locale.ROOT, "%.3f %%", share))
        .end();
  }

  private ResultTable coherence() {
    TableBuilder table = counted("coherence", "event");
    row(table, "requests for ownership", counts.requestsForOwnership());
    row(table, "of them upgrades", counts.upgrades());
    row(table, "invalidations", counts.invalidations());
    row(table, "evictions", counts.evictions());
    row(table, "write-backs", counts.writeBacks());
    row(table, "lines cached at the end", memory.linesCached());
    return table.build();
  }

  private ResultTable transfers() {
    TableBuilder table = counted("transfers", "distance");
    for (Distance distance : Distance.values()) {
      if (distance != Distance.SAME_CORE) {
        row(table, word(distance), counts.transfers(distance));
      }
    }
    return table.build();
  }

  private ResultTable transitions() {
    TableBuilder table =
        new TableBuilder("transitions", List.of("state", "event", "action", "next", "count"));
    for (LineState state : protocol.states()) {
      for (LineEvent event : LineEvent.values()) {
        if (counts.transitions(state, event) > 0) {
          Reaction reaction = protocol.on(state, event);
          boolean fixed = reaction.next() == reaction.alone();
          table
              .text("state", word(state))
              .text("event", word(event))
              .text("action", word(reaction.action()))
              .text("next", word(reaction.next()) + (fixed ? "" : " or " + word(reaction.alone())))
              .text("count", Long.toString(counts.transitions(state, event)))
              .end();
        }
      }
    }
    return table.build();
  }

  private ResultTable candidates() {
    TableBuilder table =
        new TableBuilder("candidates", List.of("address", "moves", "threads", "bytes"));
    for (SharingTable.Candidate line : memory.sharing().candidates(MOST_CANDIDATES)) {
      table
          .text("address", Long.toHexString(line.address()))
          .text("moves", Long.toString(line.moves()))
          .text("threads", Integer.toString(line.threads()))
          .text("bytes", line.bytes())
          .end();
    }
    return table.build();
  }

  private static TableBuilder counted(String name, String what) {
    return new TableBuilder(name, List.of(what, "count"));
  }

  private static void row(TableBuilder table, String what, long count) {
    String column = table.build().columns().get(0);
    table.text(column, what).text("count", Long.toString(count)).end();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
