package dev.contend.scenarios.cli;

import dev.contend.coherence.protocol.Protocols;
import dev.contend.engine.settings.Parameter;
import dev.contend.reports.chart.Charts;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.LibraryTitles;
import dev.contend.scenarios.yaml.Suggestions;
import dev.contend.workloads.catalog.Workloads;
import dev.contend.workloads.runtime.policy.RuntimePolicies;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists what the library and the registers have. */
@Command(
    name = "list",
    header =
        "List experiments, plans, machines, runtimes, prices, references, workloads, policies,"
            + " protocols or charts.",
    mixinStandardHelpOptions = true,
    description = {"", "Examples:", "  contend list", "  contend list workloads"})
final class ListCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(
      paramLabel = "KIND",
      arity = "0..1",
      completionCandidates = Kinds.class,
      description = "One of: ${COMPLETION-CANDIDATES}. Without: how many there are of each.")
  private String word = "";

  /** The words that the shell offers and the help names. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return words().iterator();
    }
  }

  private static List<String> words() {
    return Arrays.stream(Kind.values()).map(Kind::name).toList();
  }

  private static Kind kind(String word) {
    if (!words().contains(word)) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: there are no '" + word + "' to list\n    " + Suggestions.advice(word, words()));
    }
    return Kind.valueOf(word);
  }

  /** What can be listed, as it is typed. */
  enum Kind {
    all,
    experiments,
    plans,
    fleets,
    machines,
    runtimes,
    prices,
    references,
    workloads,
    policies,
    protocols,
    charts
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (word.isEmpty()) {
      out.print(overview());
      out.flush();
      return ExitCode.DONE.code();
    }
    Kind kind = kind(word);
    for (Kind each : Kind.values()) {
      if (each != Kind.all && (kind == Kind.all || kind == each)) {
        if (kind == Kind.all) {
          out.println(each.name() + ":");
        }
        list(each, out);
        if (kind == Kind.all) {
          out.println();
        }
      }
    }
    out.flush();
    return ExitCode.DONE.code();
  }

  /** Names of each kind that the overview shows. */
  private static final int SHOWN = 2;

  /** How many there are of each kind, and the first of them. */
  private static String overview() {
    StringBuilder text = new StringBuilder();
    for (Kind kind : Kind.values()) {
      if (kind != Kind.all) {
        List<String> names = names(kind);
        String head = String.format(Locale.ROOT, "  %-12s %3d  ", kind, names.size());
        text.append(head)
            .append(String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))));
        text.append(names.size() > SHOWN ? ", ...\n" : "\n");
      }
    }
    return text.append("\n'contend list KIND' lists them with a line about each,\n")
        .append("'contend list all' everything.\n")
        .toString();
  }

  private static List<String> names(Kind kind) {
    return switch (kind) {
      case experiments -> Library.EXPERIMENTS.names();
      case plans -> Library.PLANS.names();
      case fleets -> Library.FLEETS.names();
      case machines -> Library.MACHINES.names();
      case runtimes -> Library.RUNTIMES.names();
      case prices -> Library.PRICES.names();
      case references -> Library.REFERENCES.names();
      case workloads -> Arrays.stream(Workloads.values()).map(Workloads::yamlName).toList();
      case policies ->
          Arrays.stream(RuntimePolicies.values()).map(RuntimePolicies::yamlName).toList();
      case protocols ->
          Arrays.stream(Protocols.values())
              .map(each -> each.name().toLowerCase(Locale.ROOT))
              .toList();
      case charts -> Charts.names();
      case all -> List.of();
    };
  }

  private static void list(Kind kind, PrintWriter out) {
    switch (kind) {
      case experiments -> library(Library.EXPERIMENTS, out);
      case plans -> library(Library.PLANS, out);
      case fleets -> library(Library.FLEETS, out);
      case machines -> library(Library.MACHINES, out);
      case runtimes -> library(Library.RUNTIMES, out);
      case prices -> library(Library.PRICES, out);
      case references -> library(Library.REFERENCES, out);
      case workloads -> {
        for (Workloads each : Workloads.values()) {
          line(out, each.yamlName(), each.workload().help());
          each.workload().parameters().forEach(parameter -> parameter(out, parameter));
        }
      }
      case policies -> {
        for (RuntimePolicies each : RuntimePolicies.values()) {
          line(out, each.yamlName(), each.policy().help());
        }
      }
      case protocols -> {
        for (Protocols each : Protocols.values()) {
          line(out, each.name().toLowerCase(Locale.ROOT), "States: " + each.table().states());
        }
      }
      case charts -> {
        for (Charts each : Charts.values()) {
          line(out, each.yamlName(), each.help());
        }
      }
      case all -> throw new IllegalStateException("all is not a kind");
    }
  }

  private static void library(Library library, PrintWriter out) {
    LibraryTitles.of(library).forEach((name, title) -> line(out, name, title));
  }

  private static void line(PrintWriter out, String name, String help) {
    out.println(String.format(Locale.ROOT, "  %-26s %s", name, help));
  }

  private static void parameter(PrintWriter out, Parameter parameter) {
    out.println(
        String.format(
            Locale.ROOT,
            "    %-24s %s [default %s]",
            parameter.name(),
            parameter.help(),
            Catalog.value(parameter, parameter.defaultValue())));
  }
}
