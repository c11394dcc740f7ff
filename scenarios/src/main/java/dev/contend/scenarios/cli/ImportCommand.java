package dev.contend.scenarios.cli;

import dev.contend.scenarios.importing.CoreToCore;
import dev.contend.scenarios.importing.ImportException;
import dev.contend.scenarios.importing.Topology;
import dev.contend.scenarios.yaml.FileKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes machine files out of what other tools print. */
@Command(
    name = "import",
    header = "Make a machine file from hwloc's XML or a core-to-core matrix.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "Examples:",
      "  lstopo --of xml here.xml; contend import lstopo here.xml --out here.yaml",
      "  contend import c2c matrix.csv"
    })
final class ImportCommand implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** A machine file from a topology. */
  @Command(
      name = "lstopo",
      header = "Write a machine file for a topology that lstopo exported as XML.",
      mixinStandardHelpOptions = true,
      description = {
        "",
        "Reads hwloc XML of versions 2 and 3. What the topology does not say (handoff, memory, OS)",
        "is filled from generic defaults, each marked 'assumed'.",
        "",
        "Examples:",
        "  contend import lstopo here.xml > here.yaml",
        "  contend import lstopo here.xml --out here.yaml; contend machine show here.yaml"
      })
  int lstopo(
      @Parameters(paramLabel = "FILE", description = "What 'lstopo --of xml FILE' wrote.")
          Path file,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "Where the machine file goes; must not exist. Default: output.")
          @Nullable Path out,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              description = "The machine's name. Default: from the file's name.")
          @Nullable String name) {
    try {
      Topology topology = Topology.read(file);
      String text = topology.machineFile(name == null ? nameOf(out == null ? file : out) : name);
      spec.commandLine().getErr().println("contend: " + topology.summary());
      write(out == null ? text : FileKeys.MACHINE.schemaLine() + "\n" + text, out);
      if (out != null) {
        SchemaFile.writeBeside(out, FileKeys.MACHINE);
      }
      return ExitCode.DONE.code();
    } catch (ImportException exception) {
      throw new CommandFailure(ExitCode.WRONG_FILE, exception.rendered(file.toString()));
    }
  }

  /** A handoff section from a matrix. */
  @Command(
      name = "c2c",
      header = "Find the classes of a core-to-core latency matrix; write the handoff section.",
      mixinStandardHelpOptions = true,
      description = {
        "",
        "Reads the CSV of core-to-core-latency: one row for each hardware thread, in ns one way;",
        "full or lower triangle, with or without labels. The names of the classes are a guess from",
        "which cores each class connects: check them.",
        "",
        "Examples:",
        "  core-to-core-latency --csv > matrix.csv; contend import c2c matrix.csv"
      })
  int c2c(
      @Parameters(paramLabel = "FILE", description = "The matrix, as CSV.") Path file,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "Where the section goes; must not exist. Default: output.")
          @Nullable Path out) {
    try {
      write(CoreToCore.read(file).report(String.valueOf(file.getFileName())), out);
      return ExitCode.DONE.code();
    } catch (ImportException exception) {
      throw new CommandFailure(ExitCode.WRONG_FILE, exception.rendered(file.toString()));
    }
  }

  private void write(String text, @Nullable Path out) {
    if (out == null) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
      return;
    }
    try {
      Files.writeString(out, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException exception) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS, "contend: " + out + " exists; name another file, or remove it");
    } catch (IOException exception) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS, "contend: cannot write " + out + ": " + exception.getMessage());
    }
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName()).replaceAll("\\.(xml|ya?ml)$", "");
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
    return plain.isEmpty() ? "imported" : plain;
  }
}
