package dev.contend.coherence.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.coherence.protocol.Reaction.Action;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Our tables against the stable states of two protocols of the gem5 simulator, cell by cell.
 *
 * <p>Method: {@code gem5-stable-transitions.csv} states for each stable state and event of gem5's
 * first-level caches where its sequence of transient states ends and what it sends; its head names
 * files, commit and lines. A row either agrees with our cell in both, or is declared to differ,
 * with its reason in {@link #DEPARTURES}; a departure that disappears fails as much as a new one.
 */
class OursAgainstGem5Test {

  /** Where we differ, and why. */
  private static final List<Departure> DEPARTURES =
      List.of(
          new Departure("mesi I L1_Replacement", "impossible", "an absent line has no frame"),
          new Departure(
              "mesi E L1_Replacement",
              "DROP to INVALID",
              "our directory is exact and sees a silent drop; gem5's second level has to be told"),
          new Departure(
              "mesi E Fwd_GETS",
              "SEND_DATA to SHARED",
              "a clean copy leaves memory as it is; gem5 sends it to the second level in any case"),
          new Departure("moesi I L1_Replacement", "impossible", "an absent line has no frame"),
          new Departure(
              "moesi S L1_Replacement",
              "DROP to INVALID",
              "our directory is exact and has the data; gem5's second level may ask for them"),
          new Departure(
              "moesi S Fwd_GETS",
              "impossible",
              "where nobody owns the line our home answers; gem5's may pass the request to a sharer"),
          new Departure("moesi M L1_Replacement", "DROP to INVALID", "our Exclusive is clean"),
          new Departure("moesi M_W L1_Replacement", "DROP to INVALID", "as in M"),
          new Departure(
              "moesi M Fwd_GETS",
              "SEND_DATA to SHARED",
              "our Exclusive is clean; gem5's M may have come dirty from an MM, so it stays owner"),
          new Departure("moesi M_W Fwd_GETS", "SEND_DATA to SHARED", "as in M"),
          new Departure(
              "moesi MM Fwd_GETS",
              "SEND_DATA to OWNED",
              "gem5 takes a line that was written to be migratory and hands it over whole, the"
                  + " reader ending in M; MOESI as published keeps it Owned"),
          new Departure("moesi MM_W Fwd_GETS", "SEND_DATA to OWNED", "as in MM"));

  /**
   * Our cells without a row, all words to drop an owned copy: our directory sends a GetM instead.
   */
  private static final List<String> OURS_ALONE =
      List.of("moesi EXCLUSIVE INV", "moesi MODIFIED INV", "moesi OWNED INV");

  @TestFactory
  Stream<DynamicTest> everyStableTransitionAgreesOrIsADeclaredDeparture() {
    return rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.name(), () -> assertThat(row.difference()).isEqualTo(row.declared())));
  }

  @Test
  void fortyTwoRowsAgreeAndTwelveDepartAsDeclared() {
    List<String> departing = new ArrayList<>();
    for (Row row : rows()) {
      if (!row.difference().isEmpty()) {
        departing.add(row.name() + ": " + row.ours());
      }
    }
    assertThat(rows()).hasSize(54).doesNotHaveDuplicates();
    assertThat(departing)
        .hasSize(12)
        .containsExactlyInAnyOrderElementsOf(
            DEPARTURES.stream().map(each -> each.row() + ": " + each.ours()).toList());
    assertThat(DEPARTURES).allMatch(each -> !each.reason().isBlank());
  }

  @Test
  void everyCellOfOursHasARowButWordsToDropAnOwnedCopy() {
    List<String> without = new ArrayList<>();
    for (String name : List.of("mesi", "moesi")) {
      ProtocolTable table = ourTable(name);
      for (LineState state : table.states()) {
        for (LineEvent event : LineEvent.values()) {
          boolean told =
              rows().stream()
                  .anyMatch(r -> r.table().equals(name) && r.from() == state && r.cause() == event);
          if (table.isPossible(state, event) && !told) {
            without.add(name + " " + state + " " + event);
          }
        }
      }
    }
    assertThat(without).containsExactlyInAnyOrderElementsOf(OURS_ALONE);
  }

  private static ProtocolTable ourTable(String name) {
    return name.equals("mesi") ? Protocols.MESI.table() : Protocols.MOESI.table();
  }

  private static List<Row> rows() {
    String resource = "gem5-stable-transitions.csv";
    try (InputStream in = OursAgainstGem5Test.class.getResourceAsStream(resource)) {
      String text =
          new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).skip(1).map(Row::of).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A difference meant to be there: the row, what we have instead, and why. */
  private record Departure(String row, String ours, String reason) {}

  /** One line of the file. */
  private record Row(
      String table,
      String state,
      String event,
      String end,
      String alone,
      String does,
      String declared) {

    static Row of(String line) {
      List<String> cells = List.of(line.split(",", -1));
      assertThat(cells).as(line).hasSize(8);
      assertThat(cells.get(6)).as(line).matches("\\d+( \\d+)*");
      return new Row(
          cells.get(0),
          cells.get(1),
          cells.get(2),
          cells.get(3),
          cells.get(4),
          cells.get(5),
          cells.get(7));
    }

    String name() {
      return table + " " + state + " " + event;
    }

    LineState from() {
      return stateOf(state);
    }

    LineEvent cause() {
      return switch (event) {
        case "Load" -> LineEvent.LOAD;
        case "Store" -> LineEvent.STORE;
        case "L1_Replacement" -> LineEvent.EVICT;
        case "Fwd_GETS" -> LineEvent.FORWARDED_GETS;
        case "Fwd_GETX" -> LineEvent.FORWARDED_GETM;
        case "Inv" -> LineEvent.INV;
        default -> throw new IllegalArgumentException(event);
      };
    }

    /** What our cell is, in words. */
    String ours() {
      if (!ourTable(table).isPossible(from(), cause())) {
        return "impossible";
      }
      Reaction cell = ourTable(table).on(from(), cause());
      return cell.action() + " to " + cell.next();
    }

    /** In what our cell differs; empty if in nothing. */
    String difference() {
      if (!ourTable(table).isPossible(from(), cause())) {
        return "no-cell";
      }
      Reaction cell = ourTable(table).on(from(), cause());
      List<String> differs = new ArrayList<>();
      if (cell.next() != stateOf(end) || cell.alone() != stateOf(alone)) {
        differs.add("end");
      }
      if (cell.action() != action()) {
        differs.add("does");
      }
      return String.join(" ", differs);
    }

    /** In MOESI_CMP a line that the core has not written itself is M, and one that it has is MM. */
    private LineState stateOf(String name) {
      return switch (name) {
        case "I" -> LineState.INVALID;
        case "S" -> LineState.SHARED;
        case "E", "M_W" -> LineState.EXCLUSIVE;
        case "O" -> LineState.OWNED;
        case "M" -> table.equals("mesi") ? LineState.MODIFIED : LineState.EXCLUSIVE;
        case "MM", "MM_W" -> LineState.MODIFIED;
        default -> throw new IllegalArgumentException(name);
      };
    }

    private Action action() {
      return switch (does) {
        case "hit" -> Action.HIT;
        case "gets" -> Action.ISSUE_GETS;
        case "getm" -> Action.ISSUE_GETM;
        case "data" -> Action.SEND_DATA;
        case "data+put" -> Action.SEND_DATA_AND_WRITE_BACK;
        case "ack" -> Action.ACK_INV;
        case "put" -> Action.WRITE_BACK;
        case "nothing" -> Action.DROP;
        default -> throw new IllegalArgumentException(does);
      };
    }
  }
}
