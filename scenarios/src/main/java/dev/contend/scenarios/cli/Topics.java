package dev.contend.scenarios.cli;

import dev.contend.coherence.protocol.LineEvent;
import dev.contend.coherence.protocol.LineState;
import dev.contend.coherence.protocol.ProtocolTable;
import dev.contend.coherence.protocol.Protocols;
import dev.contend.coherence.protocol.Reaction;
import dev.contend.engine.metrics.Metric;
import dev.contend.engine.settings.Parameter;
import dev.contend.scenarios.experiment.ResultTables;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.LibraryTitles;
import dev.contend.scenarios.yaml.Runtimes;
import dev.contend.workloads.catalog.Workload;
import dev.contend.workloads.catalog.Workloads;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.policy.RuntimePolicies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code contend explain} knows, by name. */
final class Topics {
  private static final String RUNTIME = "runtime.";
  private static final String WORKLOAD = "workload.";
  private static final String METRIC = "metric.";
  private static final String PROTOCOL = "protocol.";

  private Topics() {}

  /** Every topic with a line about it, in the order of the list. */
  static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    for (RuntimePolicies each : RuntimePolicies.values()) {
      all.put(RUNTIME + each.yamlName(), each.policy().help());
    }
    all.putAll(LibraryTitles.of(Library.RUNTIMES));
    for (Workloads each : Workloads.values()) {
      all.put(WORKLOAD + each.yamlName(), each.workload().help());
    }
    for (Protocols each : Protocols.values()) {
      all.put(PROTOCOL + word(each), "States: " + each.table().states());
    }
    for (Metric metric : ResultTables.metrics()) {
      all.put(METRIC + metric.name(), metric.help());
    }
    all.put("causes", "Every cause that a worker's time can have.");
    return all;
  }

  static List<String> names() {
    return List.copyOf(all().keySet());
  }

  static String line(String name, String help) {
    return String.format(Locale.ROOT, "  %-34s %s", name, help);
  }

  /** The text of a topic; empty if there is none of that name. */
  static Optional<String> text(String topic) {
    return Stream.<Optional<String>>of(
            policy(topic), build(topic), workload(topic), metric(topic), protocol(topic))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> topic.equals("causes") ? Optional.of(causes()) : Optional.empty());
  }

  private static Optional<String> policy(String topic) {
    return Stream.of(RuntimePolicies.values())
        .filter(each -> topic.equals(RUNTIME + each.yamlName()))
        .findFirst()
        .map(RuntimeText::ofPolicy);
  }

  private static Optional<String> build(String topic) {
    return Runtimes.names().contains(topic)
        ? Runtimes.find(topic).map(RuntimeText::ofBuild)
        : Optional.empty();
  }

  private static Optional<String> workload(String topic) {
    return Stream.of(Workloads.values())
        .filter(each -> topic.equals(WORKLOAD + each.yamlName()))
        .findFirst()
        .map(each -> workload(each.yamlName(), each.workload()));
  }

  private static String workload(String name, Workload workload) {
    StringBuilder text = new StringBuilder(name + ": " + workload.help() + "\n");
    PythonProgram.of(name)
        .ifPresent(program -> text.append("Question: ").append(program.question()).append('\n'));
    text.append(
        workload.isNative()
            ? "Machine code: it runs under no Python runtime.\n"
            : "Python code.\n");
    Metric headline = workload.headline();
    text.append("It is run for: ").append(headline.name()).append(", ").append(headline.help());
    text.append("\n\nParameters:\n");
    for (Parameter parameter : workload.parameters()) {
      String value = Catalog.value(parameter, parameter.defaultValue());
      text.append("  ").append(parameter.name()).append(" (default ").append(value).append(")\n");
      text.append(Prose.wrapped(parameter.help(), "      "));
    }
    return text.append("\nHow its costs were derived: docs/model.md.\n").toString();
  }

  private static Optional<String> metric(String topic) {
    return ResultTables.metrics().stream()
        .filter(metric -> topic.equals(METRIC + metric.name()))
        .findFirst()
        .map(metric -> metric.name() + " [" + metric.unit() + "]: " + metric.help() + "\n");
  }

  private static Optional<String> protocol(String topic) {
    return Stream.of(Protocols.values())
        .filter(each -> topic.equals(PROTOCOL + word(each)))
        .findFirst()
        .map(each -> word(each) + ": what a cache does with a line\n\n" + table(each.table()));
  }

  private static String table(ProtocolTable table) {
    StringBuilder text = new StringBuilder();
    for (LineState state : table.states()) {
      for (LineEvent event : LineEvent.values()) {
        if (table.isPossible(state, event)) {
          Reaction reaction = table.on(state, event);
          String next = word(reaction.next());
          if (reaction.alone() != reaction.next()) {
            next += ", or " + word(reaction.alone()) + " if nobody else has it";
          }
          text.append(
              String.format(
                  Locale.ROOT,
                  "  %-10s %-15s %-25s %s%n",
                  word(state),
                  word(event),
                  word(reaction.action()),
                  next));
        }
      }
    }
    return text.toString();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String causes() {
    StringBuilder text =
        new StringBuilder("Every instant of every worker has exactly one cause:\n\n");
    for (Cause cause : Cause.values()) {
      text.append("  ").append(cause.label()).append('\n');
    }
    return text.append("\nThey add up to workers times time in causes.csv;")
        .append(" contended.csv names what was waited for.\n")
        .toString();
  }
}
