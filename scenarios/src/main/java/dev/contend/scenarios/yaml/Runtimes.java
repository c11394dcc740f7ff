package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.RuntimePreset;
import java.util.List;
import java.util.Optional;

/** Runtimes of the library by themselves, outside of any scenario. */
public final class Runtimes {
  private Runtimes() {}

  /** The names of the library's runtimes. */
  public static List<String> names() {
    return Library.RUNTIMES.names();
  }

  /** A runtime of the library; empty if there is none of that name. */
  public static Optional<RuntimePreset> find(String name) {
    Problems problems = new Problems();
    Optional<RuntimePreset> found =
        map(name, problems)
            .flatMap(
                map ->
                    Extension.resolved(
                        map, base -> base.text().flatMap(known -> map(known, problems))))
            .flatMap(new RuntimeReader(problems)::preset);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(problems.rendered());
    }
    return found;
  }

  private static Optional<YamlMap> map(String name, Problems problems) {
    return Library.RUNTIMES.find(name).flatMap(new YamlReader(problems)::map);
  }
}
