package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.MachineSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Machines by themselves, outside of any scenario. */
public final class Machines {
  private Machines() {}

  /**
   * Reads a machine of the library by name, or a machine file.
   *
   * @return empty, with problems reported, if there is none or it is not right
   */
  public static Optional<MachineSpec> read(String nameOrFile, Problems problems) {
    YamlReader reader = new YamlReader(problems);
    boolean looksLikeFile = nameOrFile.contains("/") || nameOrFile.matches(".*\\.ya?ml");
    Optional<SourceText> text =
        looksLikeFile ? Optional.empty() : Library.MACHINES.find(nameOrFile);
    if (text.isEmpty() && !looksLikeFile && !Files.exists(Path.of(nameOrFile))) {
      problems.report(
          SourceText.of(nameOrFile, ""),
          Place.FILE,
          "",
          "no such machine in the library, and no such file",
          Suggestions.advice(nameOrFile, Library.MACHINES.names()));
      return Optional.empty();
    }
    Optional<YamlMap> map =
        text.isPresent() ? reader.map(text.get()) : reader.map(Path.of(nameOrFile));
    return map.flatMap(found -> Extension.resolved(found, name -> extended(name, reader)))
        .flatMap(new MachineReader(problems)::read);
  }

  private static Optional<YamlMap> extended(YamlValue value, YamlReader reader) {
    Optional<String> name = value.text();
    Optional<SourceText> text = name.flatMap(Library.MACHINES::find);
    if (name.isPresent() && text.isEmpty()) {
      value.report(
          "unknown machine " + Excerpt.quoted(name.get()),
          Suggestions.advice(name.get(), Library.MACHINES.names()));
    }
    return text.flatMap(reader::map);
  }
}
