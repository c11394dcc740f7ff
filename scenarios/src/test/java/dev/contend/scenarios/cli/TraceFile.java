package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A file of Chrome trace JSON, checked event by event against what Google's <i>Trace Event
 * Format</i> asks of it, and against what makes a timeline: named tracks, on each of which time
 * goes on and spans lie in each other or beside each other.
 */
final class TraceFile {
  private final Map<String, Track> tracks = new LinkedHashMap<>();
  private final Map<String, String> groups = new LinkedHashMap<>();
  private long spans;
  private long firstPs = Long.MAX_VALUE;
  private long lastPs;

  private TraceFile() {}

  /** A track: its name, and what its spans add up to by name, in picoseconds. */
  static final class Track {
    private String name = "";
    private final Map<String, Long> sums = new LinkedHashMap<>();
    private final Set<String> opened = new LinkedHashSet<>();
    private final ArrayDeque<Long> open = new ArrayDeque<>();
    private long reachedPs;

    String name() {
      return name;
    }

    Map<String, Long> sums() {
      return sums;
    }

    /** The names of what was opened and closed on it. */
    Set<String> opened() {
      return opened;
    }
  }

  /** Reads and checks a file. */
  static TraceFile read(Path file) throws IOException {
    TraceFile trace = new TraceFile();
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      parser.setCodec(new ObjectMapper());
      assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      Set<String> keys = new LinkedHashSet<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        keys.add(parser.currentName());
        parser.nextToken();
        if (parser.currentName().equals("traceEvents")) {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            trace.add(parser.readValueAsTree());
          }
        } else {
          parser.readValueAsTree();
        }
      }
      assertThat(keys).containsExactly("displayTimeUnit", "otherData", "traceEvents");
      assertThat(parser.nextToken()).isNull();
    }
    trace.tracks.values().forEach(track -> assertThat(track.open).as(track.name).isEmpty());
    return trace;
  }

  /** The tracks of a group. */
  Map<String, Track> tracks(String group) {
    Map<String, Track> found = new LinkedHashMap<>();
    tracks.forEach(
        (key, track) -> {
          if (group.equals(groups.get(key.substring(0, key.indexOf('/'))))) {
            found.put(track.name, track);
          }
        });
    return found;
  }

  /** A track of a group, which must be there. */
  Track track(String group, String name) {
    Map<String, Track> found = tracks(group);
    assertThat(found).containsKey(name);
    return found.getOrDefault(name, new Track());
  }

  /** Events that begin something. */
  long spans() {
    return spans;
  }

  long firstPs() {
    return firstPs;
  }

  long lastPs() {
    return lastPs;
  }

  private void add(JsonNode event) {
    assertThat(event.path("pid").isInt()).as("%s", event).isTrue();
    assertThat(event.path("tid").isInt()).as("%s", event).isTrue();
    String process = event.path("pid").asText();
    String key = process + "/" + event.path("tid").asText();
    String phase = event.path("ph").asText();
    if (phase.equals("M")) {
      name(event, process, key);
      return;
    }
    assertThat(tracks).as("%s is on a track with a name", event).containsKey(key);
    Track track = tracks.getOrDefault(key, new Track());
    assertThat(track.name).isNotEmpty();
    assertThat(groups).containsKey(process);
    long atPs = picoseconds(event, "ts");
    assertThat(atPs).as("%s is not before the last", event).isGreaterThanOrEqualTo(track.reachedPs);
    track.reachedPs = atPs;
    firstPs = Math.min(firstPs, atPs);
    String name = event.path("name").asText();
    switch (phase) {
      case "X" -> {
        spans++;
        long lengthPs = picoseconds(event, "dur");
        assertThat(lengthPs).as("%s", event).isPositive();
        track.reachedPs = atPs + lengthPs;
        track.sums.merge(name, lengthPs, Long::sum);
        assertThat(name).isNotEmpty();
      }
      case "B" -> {
        spans++;
        track.open.addLast(atPs);
        track.opened.add(name);
        assertThat(name).isNotEmpty();
      }
      default -> {
        assertThat(phase).isEqualTo("E");
        assertThat(track.open).as("%s ends something", event).isNotEmpty();
        track.open.removeLast();
      }
    }
    lastPs = Math.max(lastPs, track.reachedPs);
  }

  private void name(JsonNode event, String process, String key) {
    JsonNode arguments = event.path("args");
    switch (event.path("name").asText()) {
      case "process_name" ->
          assertThat(groups.put(process, arguments.path("name").asText())).isNull();
      case "thread_name" -> {
        Track track = new Track();
        track.name = arguments.path("name").asText();
        assertThat(tracks.put(key, track)).as("%s is named once", event).isNull();
      }
      default -> {
        assertThat(event.path("name").asText()).endsWith("_sort_index");
        assertThat(arguments.path("sort_index").isInt()).isTrue();
      }
    }
  }

  /** Microseconds in the file, of which six decimals are picoseconds exactly. */
  private static long picoseconds(JsonNode event, String field) {
    String text = event.path(field).isNumber() ? event.path(field).asText() : "none";
    long ps = new BigDecimal(text).movePointRight(6).setScale(0).longValueExact();
    assertThat(ps).as("%s", event).isNotNegative();
    return ps;
  }
}
