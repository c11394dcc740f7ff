package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.scenarios.yaml.ScenarioPartKeys.RuntimeChoice;
import dev.contend.workloads.runtime.policy.RuntimePolicies;
import dev.contend.workloads.runtime.policy.RuntimeProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The machines and runtimes that a scenario names: described in the file itself ({@code machines:},
 * {@code runtimes:}) or in the library.
 */
final class Presets {
  private static final String FILE = ".*\\.ya?ml";

  private final Problems problems;
  private final Shelf<MachineSpec> machines;
  private final Shelf<RuntimeProfile> runtimes;

  /**
   * @param library what was read of the library before
   */
  Presets(Problems problems, YamlMap scenario, LibraryPresets library) {
    this.problems = problems;
    machines =
        new Shelf<>(
            Library.MACHINES,
            ScenarioKeys.MACHINES,
            scenario,
            map -> new MachineReader(problems).read(map),
            library,
            library.machines());
    runtimes =
        new Shelf<>(
            Library.RUNTIMES,
            ScenarioKeys.RUNTIMES,
            scenario,
            map -> new RuntimeReader(problems).read(map),
            library,
            library.runtimes());
  }

  /** The name that a preset or a program has by its file, or the name itself. */
  static String plain(String nameOrFile) {
    return nameOrFile.replaceFirst("\\.ya?ml$", "").replaceFirst(".*/", "");
  }

  /** The machines that have a name, in the library or in the file. */
  List<String> machineNames() {
    return machines.names();
  }

  /** The runtimes that have a name, likewise. */
  List<String> runtimeNames() {
    return runtimes.names();
  }

  /** A machine by name. */
  ValueKind<MachineSpec> machine() {
    return new ValueKind<>(
        "a machine", "xeon-8480plus", machines::read, ScenarioKeys.MACHINE.shape());
  }

  /**
   * A runtime: a name, or {@code {use: name, policy: policy, switch-interval: 1 ms}} with what is
   * set otherwise; for machine code only one.
   */
  ValueKind<RuntimeSpec> runtime(boolean ofNative) {
    if (ofNative) {
      RuntimeSpec only = RuntimeSpec.Native.NATIVE;
      return ValueKinds.choice(List.of(only.label())).map(name -> only);
    }
    return new ValueKind<>(
        "a runtime", "cpython-3.13t", this::runtime, ScenarioKeys.RUNTIME.shape());
  }

  private Optional<RuntimeSpec> runtime(YamlValue value) {
    if (!value.isMap()) {
      return runtimes
          .read(value)
          .map(profile -> new RuntimeSpec.Python(profile, profile.naturalPolicy()));
    }
    return value
        .map()
        .flatMap(
            map -> {
              map.onlyKeys(RuntimeChoice.SECTION.names());
              ValueKind<RuntimeProfile> named =
                  new ValueKind<>(
                      "a runtime", "cpython-3.13", runtimes::read, RuntimeChoice.USE.shape());
              Optional<RuntimeProfile> profile = map.read(RuntimeChoice.USE.as(named));
              Optional<RuntimePolicies> policy = policy(map, profile);
              return profile.flatMap(found -> policy.map(chosen -> spec(map, found, chosen)));
            });
  }

  /** The policy that a runtime is run under. */
  private static Optional<RuntimePolicies> policy(YamlMap map, Optional<RuntimeProfile> profile) {
    return map.has(RuntimeChoice.POLICY)
        ? map.required(RuntimeChoice.POLICY.name(), RuntimeKeys.POLICIES)
        : profile.map(RuntimeProfile::naturalPolicy);
  }

  private static RuntimeSpec spec(YamlMap map, RuntimeProfile profile, RuntimePolicies policy) {
    RuntimeOverride.Overridden result = new RuntimeOverride.Overridden(profile, List.of());
    for (RuntimeOverride<?> each : RuntimeOverride.ALL) {
      result = each.apply(map, result);
    }
    return new RuntimeSpec.Python(result.profile(), policy, result.labels());
  }

  /**
   * The text that a name stands for: a file beside the one that names it, or one of the library.
   *
   * @param value where the name stands
   */
  static Optional<SourceText> text(
      String name, YamlValue value, Library library, Problems problems) {
    if (name.matches(FILE)) {
      return value.file(name).flatMap(file -> new SourceFile(problems).read(file));
    }
    Optional<SourceText> text = library.find(name);
    if (text.isEmpty()) {
      value.report(
          "unknown " + library.noun() + " " + Excerpt.quoted(name),
          Suggestions.advice(name, library.names()));
    }
    return text;
  }

  /** Reads the presets of the file that nobody named, so that their problems are reported too. */
  void readTheRest() {
    machines.readTheRest();
    runtimes.readTheRest();
  }

  /** Writes every preset that was used, so that the file needs no library. */
  void write(YamlWriter writer) {
    writer.map("machines", machines::write);
    writer.map("runtimes", runtimes::write);
  }

  /** Presets of one kind, each read once. */
  private final class Shelf<T> {
    private final Library library;
    private final Optional<YamlMap> inFile;
    private final Function<YamlMap, Optional<T>> reader;
    private final LibraryPresets presets;
    private final Map<String, LibraryPresets.Right<T>> before;
    private final Map<String, Optional<T>> read = new LinkedHashMap<>();
    private final Map<String, YamlNode.Mapping> used = new LinkedHashMap<>();

    Shelf(
        Library library,
        Key<YamlMap> described,
        YamlMap scenario,
        Function<YamlMap, Optional<T>> reader,
        LibraryPresets presets,
        Map<String, LibraryPresets.Right<T>> before) {
      this.library = library;
      this.presets = presets;
      this.reader = reader;
      this.before = before;
      inFile = scenario.read(described);
    }

    List<String> names() {
      List<String> names = new ArrayList<>(library.names());
      inFile.ifPresent(map -> names.addAll(map.keys()));
      return names;
    }

    Optional<T> read(YamlValue value) {
      Optional<String> name = value.text();
      if (name.isEmpty()) {
        return Optional.empty();
      }
      Optional<T> known = read.get(name.get());
      if (known != null) {
        return known;
      }
      Optional<T> found = readBefore(name.get()).or(() -> readNow(name.get(), value));
      read.put(name.get(), found);
      return found;
    }

    private Optional<T> readBefore(String name) {
      Optional<LibraryPresets.Right<T>> right =
          isOfLibrary(name) ? Optional.ofNullable(before.get(name)) : Optional.empty();
      right.ifPresent(found -> used.put(name, found.node()));
      return right.map(LibraryPresets.Right::preset);
    }

    private Optional<T> readNow(String name, YamlValue value) {
      int wrongBefore = problems.count();
      Optional<YamlMap> whole =
          map(name, value)
              .map(map -> named(map, name))
              .flatMap(map -> Extension.resolved(map, this::extended));
      Optional<T> found = whole.flatMap(map -> readOnce(name, map));
      if (isOfLibrary(name) && found.isPresent() && problems.count() == wrongBefore) {
        before.put(name, new LibraryPresets.Right<>(whole.orElseThrow().node(), found.get()));
      }
      return found;
    }

    /** A preset that only says in what it differs need not say its name: it has not the other's. */
    private YamlMap named(YamlMap map, String name) {
      if (!map.has(FileKeys.EXTENDS) || map.find(ScenarioKeys.NAME.name()).isPresent()) {
        return map;
      }
      Place place = map.node().place();
      YamlNode.Scalar own = new YamlNode.Scalar(place, plain(name), true);
      return map.with(map.node().with(new YamlNode.Entry(place, ScenarioKeys.NAME.name(), own)));
    }

    private boolean isOfLibrary(String name) {
      return inFile.isEmpty() && !name.matches(FILE);
    }

    private Optional<YamlMap> extended(YamlValue value) {
      return value.text().flatMap(name -> map(name, value));
    }

    private Optional<T> readOnce(String name, YamlMap map) {
      used.put(name, map.node());
      String plain = plain(name);
      map.optional(ScenarioKeys.NAME.name(), ValueKinds.text())
          .filter(own -> !own.equals(plain))
          .ifPresent(
              own ->
                  // Tables show the one, scenarios the other; two could even share the one.
                  map.reportKey(
                      "name",
                      Excerpt.quoted(own)
                          + " is not what this "
                          + library.noun()
                          + " is filed under",
                      "write 'name: " + plain + "'"));
      return reader.apply(map);
    }

    private Optional<YamlMap> map(String name, YamlValue value) {
      if (inFile.isPresent() && inFile.get().find(name).isPresent()) {
        return inFile.get().map(name);
      }
      if (name.matches(FILE)) {
        return value.file(name).flatMap(new YamlReader(problems)::map);
      }
      Optional<SourceText> text = library.find(name);
      if (text.isEmpty()) {
        value.report(
            "unknown " + library.noun() + " " + Excerpt.quoted(name),
            Suggestions.advice(name, names()));
        return Optional.empty();
      }
      return new YamlReader(problems).map(text.get()).map(presets::substituted);
    }

    void readTheRest() {
      inFile.ifPresent(
          map ->
              map.keys().stream()
                  .filter(name -> !used.containsKey(name))
                  .forEach(
                      name ->
                          read.put(
                              name,
                              map.map(name)
                                  .flatMap(each -> Extension.resolved(each, this::extended))
                                  .flatMap(reader))));
    }

    void write(YamlWriter writer) {
      used.forEach((name, node) -> writer.map(name, inner -> inner.entries(node)));
    }
  }
}
