package dev.contend.scenarios.cli;

import dev.contend.coherence.cache.CacheGeometry;
import dev.contend.coherence.cache.CoreCaches;
import dev.contend.coherence.cache.MachineCaches;
import dev.contend.reports.render.NestedBoxes;
import dev.contend.scenarios.spec.MachinePart;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.spec.SourcedNumber;
import dev.contend.scenarios.yaml.Machines;
import dev.contend.scenarios.yaml.Problems;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at machines. */
@Command(
    name = "machine",
    header = "Show a machine: what lies in what, what a handoff costs, how large the caches are.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "Examples:",
      "  contend machine show xeon-8360y-2s",
      "  contend machine show here.yaml --svg here.svg"
    })
final class MachineCommand implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** The tree and the handoffs of one machine. */
  @Command(
      name = "show",
      header = "Show a machine as a tree, with its handoffs and caches.",
      mixinStandardHelpOptions = true,
      description = {
        "",
        "Parts that are alike are shown once and counted; numbers inside are those of the first.",
        "",
        "Examples:",
        "  contend machine show i7-12700k",
        "  contend machine show here.yaml --svg here.svg"
      })
  int show(
      @Parameters(
              paramLabel = "MACHINE",
              completionCandidates = Candidates.Machines.class,
              description = "A machine's name, or a machine file.")
          String nameOrFile,
      @Option(
              names = "--svg",
              paramLabel = "FILE",
              description = "Draw the machine as nested boxes, too; the file is replaced.")
          @Nullable Path svg) {
    Problems problems = new Problems();
    Optional<MachineSpec> read = Machines.read(nameOrFile, problems);
    if (read.isEmpty()) {
      throw new CommandFailure(ExitCode.WRONG_FILE, problems.rendered().stripTrailing());
    }
    MachineSpec machine = read.get();
    PrintWriter out = spec.commandLine().getOut();
    out.println(machine.name() + ": " + machine.title());
    out.print(MachinePart.text(MachinePart.of(machine)));
    out.println("handoff, one way:");
    machine.numbers().stream()
        .filter(number -> number.path().startsWith("handoff"))
        .forEach(number -> out.println(handoff(machine, number)));
    if (machine.caches() != null) {
      out.println("caches:");
      machine.numbers().stream()
          .filter(number -> number.path().startsWith("caches"))
          .forEach(number -> out.println(cache(machine, number)));
    }
    out.flush();
    if (svg != null) {
      draw(machine, svg);
    }
    return ExitCode.DONE.code();
  }

  private static String handoff(MachineSpec machine, SourcedNumber number) {
    String name = number.path().replaceFirst("^handoff\\.", "");
    if (name.startsWith("kinds[")) {
      int index = Integer.parseInt(name.replaceAll("[^0-9]", ""));
      var pair = machine.handoffs().byKinds().get(index);
      name =
          machine.processor().kinds().get(pair.kindA()).name()
              + " and "
              + machine.processor().kinds().get(pair.kindB()).name();
    }
    return line("  %-15s %9s", name, number.value(), number);
  }

  /** As kind of core and level, or the level alone. */
  private static String cache(MachineSpec machine, SourcedNumber number) {
    String name = number.path().replaceFirst("^caches\\.(kinds\\.)?", "");
    int dot = name.lastIndexOf('.');
    return line(
        "  %-17s %17s",
        name.substring(dot + 1) + (dot < 0 ? "" : " of " + name.substring(0, dot)),
        number.value()
            + ways(machine, name.substring(0, Math.max(0, dot)), name.substring(dot + 1)),
        number);
  }

  private static String ways(MachineSpec machine, String kind, String level) {
    MachineCaches caches = Objects.requireNonNull(machine.caches());
    CacheGeometry geometry = caches.lastLevel();
    for (int i = 0; i < caches.kinds().size() && !kind.isEmpty(); i++) {
      if (machine.processor().kinds().get(i).name().equals(kind)) {
        CoreCaches core = caches.kinds().get(i);
        geometry = level.equals("l1") ? core.l1() : level.equals("l2") ? core.l2() : null;
      }
    }
    return geometry == null ? "" : ", " + geometry.ways() + " ways";
  }

  private static String line(String format, String name, String value, SourcedNumber number) {
    String range = number.low().isEmpty() ? "" : "[" + number.low() + ", " + number.high() + "]";
    return String.format(
        Locale.ROOT,
        format + "  %-20s %s%s",
        name,
        value,
        range,
        number.assumed() ? "assumed: " : "",
        number.source());
  }

  private static void draw(MachineSpec machine, Path file) {
    try {
      String title = machine.title().isEmpty() ? machine.name() : machine.title();
      Files.writeString(
          file,
          NestedBoxes.svg(new NestedBoxes.Box(title, boxes(MachinePart.of(machine)))),
          StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS, "contend: cannot write " + file + ": " + exception.getMessage());
    }
  }

  private static List<NestedBoxes.Box> boxes(List<MachinePart> parts) {
    return parts.stream()
        .map(
            part ->
                new NestedBoxes.Box(
                    (part.count() > 1 ? part.count() + " × " : "") + part.name(),
                    boxes(part.parts())))
        .toList();
  }
}
