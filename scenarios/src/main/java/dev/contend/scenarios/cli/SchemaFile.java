package dev.contend.scenarios.cli;

import dev.contend.reports.table.WholeFile;
import dev.contend.scenarios.schema.JsonSchema;
import dev.contend.scenarios.yaml.FileKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A schema in a file, which only another schema of the same kind gives way to. */
final class SchemaFile {
  private SchemaFile() {}

  /**
   * Writes it, whole or not at all.
   *
   * @throws CommandFailure if another file is in the way, or it cannot be written
   */
  static void write(Path file, FileKeys kind) {
    String text = JsonSchema.text(kind);
    try {
      if (Files.exists(file) && !isSchema(file, kind)) {
        throw new CommandFailure(
            ExitCode.WRONG_OPTIONS,
            "contend: " + file + " exists and is no such schema; name another file, or remove it");
      }
      WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException exception) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: cannot write " + file + " (" + WrittenFolder.reason(exception) + ")");
    }
  }

  /** Puts it into the folder of a file whose first line names it. */
  static void writeBeside(Path yaml, FileKeys kind) {
    write(yaml.resolveSibling(kind.schemaFile()), kind);
  }

  private static boolean isSchema(Path file, FileKeys kind) throws IOException {
    String title = "\"title\":\"contend " + kind.word() + "\"";
    return Files.isRegularFile(file)
        && Files.readString(file, StandardCharsets.ISO_8859_1).contains(title);
  }
}
