package dev.contend.scenarios.yaml;

import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.script.ArrivalTrace;
import dev.contend.workloads.script.Category;
import dev.contend.workloads.script.Thing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The recorded arrivals of a program, and the copies of their files that its results need. */
final class TraceSection {
  private final Problems problems;
  private final ProgramNames names;
  private final Map<String, TraceReader.Read> read = new LinkedHashMap<>();

  TraceSection(Problems problems, ProgramNames names) {
    this.problems = problems;
    this.names = names;
  }

  /** Reads and declares them; what cannot be read leaves the program incomplete. */
  void read(YamlMap program) {
    program
        .read(ProgramKeys.TRACES)
        .ifPresent(section -> section.keys().forEach(name -> trace(section, name)));
  }

  /** The traces by name. */
  Map<String, ArrivalTrace> traces() {
    Map<String, ArrivalTrace> traces = new LinkedHashMap<>();
    read.forEach((name, each) -> traces.put(name, each.trace()));
    return traces;
  }

  /** The files' contents by the names that {@link #copied} gives them. */
  Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    read.forEach((name, each) -> files.put(file(name), each.content()));
    return files;
  }

  /** The section as it stands beside copies of the files. */
  YamlNode copied(YamlNode section) {
    if (!(section instanceof YamlNode.Mapping traces)) {
      return section;
    }
    return new YamlNode.Mapping(
        traces.place(),
        traces.entries().stream()
            .map(each -> new YamlNode.Entry(each.place(), each.key(), copied(each)))
            .toList());
  }

  private YamlNode copied(YamlNode.Entry trace) {
    TraceReader.Read source = read.get(trace.key());
    if (source == null || !(trace.value() instanceof YamlNode.Mapping mapping)) {
      return trace.value();
    }
    List<YamlNode.Entry> entries = new ArrayList<>();
    entries.add(text(TraceKeys.FILE, file(trace.key())));
    entries.add(text(TraceKeys.SHA256, source.sha256()));
    mapping.entries().stream()
        .filter(
            entry -> !List.of(TraceKeys.FILE.name(), TraceKeys.SHA256.name()).contains(entry.key()))
        .forEach(entries::add);
    return new YamlNode.Mapping(mapping.place(), entries);
  }

  private static YamlNode.Entry text(Key<String> key, String text) {
    return new YamlNode.Entry(Place.FILE, key.name(), new YamlNode.Scalar(Place.FILE, text, true));
  }

  private static String file(String name) {
    return ScenarioReader.TRACES + "/" + name + ".csv";
  }

  private void trace(YamlMap section, String name) {
    Optional<YamlValue> value = section.find(name);
    if (!ExpressionParser.NAME.matcher(name).matches()) {
      section.reportKey(
          name,
          "is no name for a trace",
          "use letters, digits and single '-' before a letter, as 'chat-requests'");
    }
    Optional<TraceReader.Read> trace = value.flatMap(YamlValue::map).flatMap(this::trace);
    trace.ifPresentOrElse(found -> read.put(name, found), names::setIncomplete);
    value.ifPresent(
        at ->
            names.declare(
                new Thing(
                    names.mark(at),
                    Category.TRACE,
                    name,
                    "",
                    SharedObject.MAIN,
                    Collections.emptyMap()),
                section));
  }

  private Optional<TraceReader.Read> trace(YamlMap map) {
    map.onlyKeys(TraceKeys.SECTION.names());
    Map<String, TraceReader.Column> columns = columns(map);
    Optional<TraceReader.Column> timestamp =
        map.read(TraceKeys.TIMESTAMP)
            .flatMap(
                header ->
                    map.find(TraceKeys.TIMESTAMP.name())
                        .map(at -> new TraceReader.Column(at, header)));
    Optional<YamlValue> at = map.find(TraceKeys.FILE.name());
    Optional<Path> file =
        map.read(TraceKeys.FILE).flatMap(text -> at.flatMap(value -> value.file(text)));
    Optional<TraceReader.Read> trace =
        timestamp.flatMap(
            time -> file.flatMap(path -> new TraceReader(problems).read(path, time, columns)));
    Optional<String> sha256 = map.read(TraceKeys.SHA256);
    if (trace.isPresent() && sha256.isPresent() && !sha256.get().equals(trace.get().sha256())) {
      map.report(
          TraceKeys.FILE,
          "has other content than this scenario was written for",
          "put the original file back, or leave 'sha256' out for a run of its own");
      return Optional.empty();
    }
    return trace;
  }

  private Map<String, TraceReader.Column> columns(YamlMap map) {
    Map<String, TraceReader.Column> columns = new LinkedHashMap<>();
    map.read(TraceKeys.COLUMNS)
        .ifPresent(
            section -> {
              for (String name : section.keys()) {
                names.declareOfItem(name, section);
                section
                    .find(name)
                    .ifPresent(
                        at ->
                            at.text()
                                .ifPresentOrElse(
                                    header -> columns.put(name, new TraceReader.Column(at, header)),
                                    names::setIncomplete));
              }
            });
    return columns;
  }
}
