package dev.contend.scenarios.yaml;

import dev.contend.engine.settings.Parameter;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ReplicationSpec;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was run, as a scenario file in which nothing is left to the library or to a default. */
final class Resolved {
  private final ScenarioSpec spec;
  private final YamlMap map;
  private final Presets presets;
  private final PointSpec base;
  private final Optional<ProgramReader.Program> program;
  private final List<SourceText> references;

  Resolved(
      ScenarioSpec spec,
      YamlMap map,
      Presets presets,
      PointSpec base,
      Optional<ProgramReader.Program> program,
      List<SourceText> references) {
    this.spec = spec;
    this.map = map;
    this.presets = presets;
    this.base = base;
    this.program = program;
    this.references = references;
  }

  String text() {
    YamlWriter writer = new YamlWriter();
    writer.comment(FileKeys.SCENARIO.schemaComment());
    writer.comment("What was run, every default filled in. It runs again with 'contend run'.");
    writer.entry("version", 1);
    writer.entry("name", spec.name());
    writer.entry("question", spec.question());
    copy(writer, "machine");
    if (!SweepReader.isSwept(map, "memory-placement")) {
      writer.entry("memory-placement", base.memoryPlacement().name().toLowerCase(Locale.ROOT));
    }
    ConfinementReader.write(writer, map, base.confinement());
    writer.map("workload", this::workload);
    if (base.runtime() instanceof RuntimeSpec.Native only && !SweepReader.isSwept(map, "runtime")) {
      writer.entry("runtime", only.label());
    } else {
      copy(writer, "runtime");
    }
    copy(writer, "workers");
    writer.entry("variation", base.varies() ? "all" : "none");
    copy(writer, "sweep");
    writer.map("replications", this::replications);
    writer.entry("seed", spec.seed());
    writer.map("report", report -> report.list("charts", spec.charts()));
    presets.write(writer);
    ReferenceTexts.write(references, writer);
    return writer.text();
  }

  private void workload(YamlWriter writer) {
    if (program.isEmpty()) {
      writer.entry("use", base.workload().name());
      parameters(writer);
      return;
    }
    writer.entry(ProgramKeys.NAME.name(), base.workload().name());
    writer.map(ProgramKeys.PARAMETERS.name(), this::parameters);
    for (YamlNode.Entry entry : program.get().node().entries()) {
      if (!List.of(ProgramKeys.NAME.name(), ProgramKeys.PARAMETERS.name()).contains(entry.key())) {
        boolean isTraces = entry.key().equals(ProgramKeys.TRACES.name());
        writer.node(
            entry.key(), isTraces ? program.get().traces().copied(entry.value()) : entry.value());
      }
    }
  }

  private void parameters(YamlWriter writer) {
    List<Parameter> parameters = base.workload().workload().parameters();
    for (Parameter parameter : parameters) {
      double value = base.workload().settings().get(parameter);
      switch (parameter.kind()) {
        case COUNT -> writer.entry(parameter.name(), (long) value);
        case RATIO -> ratio(writer, parameter.name(), value);
        case DURATION_PS -> writer.entry(parameter.name(), value, Dimension.DURATION);
        case BYTES -> writer.entry(parameter.name(), (long) value, Dimension.SIZE);
        case CHOICE -> writer.entry(parameter.name(), parameter.word(value));
      }
    }
  }

  /** The point says that a parameter of a written program need not be a whole number. */
  private void ratio(YamlWriter writer, String name, double value) {
    if (program.isPresent() && value == Math.rint(value)) {
      String text = Numbers.plain(Numbers.shortest(value)) + ".0";
      writer.node(name, new YamlNode.Scalar(Place.FILE, text, false));
    } else {
      writer.entry(name, value);
    }
  }

  private void replications(YamlWriter writer) {
    ReplicationSpec replications = spec.replications();
    writer.entry("min", replications.min());
    writer.entry("max", replications.max());
    if (replications.ofMetrics().isEmpty()) {
      writer.entry("precision", replications.precision(), Dimension.PERCENTAGE);
    } else {
      writer.map("precision", shares -> shares(shares, replications.ofMetrics()));
    }
  }

  private static void shares(YamlWriter writer, Map<String, Double> shares) {
    shares.forEach((metric, share) -> writer.entry(metric, share, Dimension.PERCENTAGE));
  }

  private void copy(YamlWriter writer, String key) {
    map.node().entry(key).ifPresent(entry -> writer.node(key, entry.value()));
  }
}
