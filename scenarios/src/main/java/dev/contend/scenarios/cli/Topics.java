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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code contend explain} knows, by name. */
final class Topics {
  private static final String RUNTIME = "runtime.";
  private static final String WORKLOAD = "workload.";
  private static final String METRIC = "metric.";
  private static final String PROTOCOL = "protocol.";
  private static final String CAUSE = "cause.";

  /** Members of a family that the overview names. */
  private static final int SHOWN = 12;

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
    for (Cause cause : Cause.values()) {
      all.put(CAUSE + word(cause), cause.help());
    }
    all.put("causes", "Every cause that a worker's time can have.");
    return all;
  }

  /** What there is to explain, on less than a screen. */
  static String overview() {
    StringBuilder text = new StringBuilder("What 'contend explain TOPIC' can say:\n\n");
    Map<String, List<String>> families = new LinkedHashMap<>();
    for (String name : names()) {
      boolean isOfFamily =
          Stream.of(RUNTIME, WORKLOAD, METRIC, PROTOCOL).anyMatch(name::startsWith);
      String family = isOfFamily ? name.substring(0, name.indexOf('.') + 1) : "";
      families.computeIfAbsent(family, each -> new ArrayList<>()).add(name);
    }
    families.forEach(
        (family, members) -> {
          int shown = Math.min(members.size(), SHOWN);
          String more = members.size() > shown ? ", and " + (members.size() - shown) + " more" : "";
          text.append(Prose.wrapped(String.join(", ", members.subList(0, shown)) + more, "  "));
        });
    return text.append("\nA topic with a star at its end lists its family: 'metric.*'.\n")
        .append("Keys of files: 'contend explain sweep.matrix'; all of them: 'contend explain")
        .append(" keys'.\n")
        .toString();
  }

  /** A family, as {@code metric.*}; empty if there is none. */
  private static Optional<String> family(String topic) {
    if (!topic.endsWith("*")) {
      return Optional.empty();
    }
    String beginning = topic.substring(0, topic.length() - 1);
    StringBuilder text = new StringBuilder();
    all()
        .forEach(
            (name, help) -> {
              if (name.startsWith(beginning)) {
                text.append("  ").append(name).append('\n').append(Prose.wrapped(help, "      "));
              }
            });
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  static List<String> names() {
    return List.copyOf(all().keySet());
  }

  /**
   * The topic that is called so without its family, whatever the case of its letters: {@code GIL}
   * is {@code runtime.gil}; empty if there is none, or more than one.
   */
  static Optional<String> calledAlone(String wanted) {
    List<String> called =
        names().stream()
            .filter(
                name ->
                    name.equalsIgnoreCase(wanted)
                        || name.replaceFirst("^[a-z]+\\.(?=[a-z])", "").equalsIgnoreCase(wanted))
            .toList();
    return called.size() == 1 ? Optional.of(called.get(0)) : Optional.empty();
  }

  /** The topics whose line, or whose workload's question, has a word, as it has {@code convoy}. */
  static List<String> mentioning(String word) {
    Predicate<String> hasIt =
        Pattern.compile("\\b" + Pattern.quote(word) + "\\b", Pattern.CASE_INSENSITIVE)
            .asPredicate();
    return all().entrySet().stream()
        .filter(
            topic ->
                hasIt.test(topic.getValue())
                    || (topic.getKey().startsWith(WORKLOAD)
                        && PythonProgram.of(topic.getKey().substring(WORKLOAD.length()))
                            .filter(program -> hasIt.test(program.question()))
                            .isPresent()))
        .map(Map.Entry::getKey)
        .limit(SHOWN)
        .toList();
  }

  /** The text of a topic; empty if there is none of that name. */
  static Optional<String> text(String topic) {
    return Stream.<Optional<String>>of(
            policy(topic),
            build(topic),
            workload(topic),
            metric(topic),
            protocol(topic),
            cause(topic),
            family(topic))
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

  private static Optional<String> cause(String topic) {
    return Stream.of(Cause.values())
        .filter(each -> topic.equals(CAUSE + word(each)))
        .findFirst()
        .map(
            each ->
                Prose.wrapped(each.label() + ": " + each.help(), "")
                    + "\nIts share of the workers' time is in causes.csv under this name"
                    + (each.isForOthers() ? "; contended.csv says at what.\n" : ".\n"));
  }

  /** The word for a cause is that of its label. */
  private static String word(Cause cause) {
    return cause.label().toLowerCase(Locale.ROOT).replace("i/o", "io").replaceAll("[^a-z]+", "-");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String causes() {
    StringBuilder text =
        new StringBuilder("Every instant of every worker has exactly one cause:\n\n");
    for (Cause cause : Cause.values()) {
      text.append("  ").append(cause.label()).append('\n');
      text.append(Prose.wrapped(cause.help(), "      "));
    }
    return text.append("\nThey add up to workers times time in causes.csv;")
        .append(" contended.csv names what was waited for.\n")
        .toString();
  }
}
