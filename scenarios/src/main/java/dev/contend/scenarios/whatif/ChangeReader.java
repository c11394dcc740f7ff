package dev.contend.scenarios.whatif;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.Overrides;
import dev.contend.scenarios.yaml.Reading;
import dev.contend.scenarios.yaml.Suggestions;
import dev.contend.scenarios.yaml.YamlMap;
import dev.contend.workloads.runtime.policy.LockScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads changes: {@code KEY=VALUE}, or a named one as {@code shard:guard:8}; several together, with
 * commas or '+' between, are one alternative.
 */
public final class ChangeReader {
  /** What another change begins with: a key and '=', or a name. */
  private static final Pattern BEGINNING =
      Pattern.compile(
          "\\s*(?:[A-Za-z][^\\s=:,+{}\\[\\]]*(?:\\[[0-9]+\\][^\\s=:,+]*)*=|(?:"
              + String.join(
                  "|", Arrays.stream(NamedChange.values()).map(NamedChange::word).toList())
              + ")(?:[:,+\\s].*|$)).*",
          Pattern.DOTALL);

  /** A fifth of CPython's default; assumed to be what one would try. */
  private static final String SHORT_INTERVAL = "1ms";

  private final ChangedScenario scenario;

  /**
   * Changes of a scenario.
   *
   * @param map as it stands in its file, with what options change of it
   * @param spec the same, as it is run
   */
  public ChangeReader(YamlMap map, ScenarioSpec spec) {
    scenario = new ChangedScenario(map, spec);
  }

  /** How every named change is written. */
  public static List<String> forms() {
    return NamedChange.forms();
  }

  /** Every change that is worth a try, as it is written, each alone. */
  public List<String> applicable() {
    List<String> all = new ArrayList<>();
    for (NamedChange each : NamedChange.values()) {
      all.addAll(each.kind().applicable(scenario));
    }
    if (scenario.spec().points().stream().anyMatch(ChangeReader::passesOneLockOn)) {
      all.add("switch-interval=" + SHORT_INTERVAL);
    }
    return List.copyOf(all);
  }

  private static boolean passesOneLockOn(PointSpec point) {
    return point.runtime() instanceof RuntimeSpec.Python python
        && python.policy().policy().lock() == LockScope.PROCESS;
  }

  /** One alternative. */
  public Reading<Change> read(String text) {
    Overrides all = Overrides.NONE;
    for (String part : parts(text)) {
      Reading<Overrides> one = part(part.strip());
      if (one.value().isEmpty()) {
        return Reading.wrong(one.wrong(), one.advice());
      }
      all = all.and(one.value().get());
    }
    return Reading.of(new Change(text.strip(), all));
  }

  private Reading<Overrides> part(String part) {
    String word = part.split("[:=]", 2)[0].strip();
    Optional<NamedChange> named = NamedChange.byWord(word);
    if (named.isPresent() && !part.startsWith(word + "=")) {
      List<String> words = new ArrayList<>(List.of(part.split(":")));
      return named.get().kind().read(scenario, words.subList(1, words.size()));
    }
    if (part.indexOf('=') > 0) {
      return Reading.of(Overrides.everywhere(scenario.map(), part));
    }
    return Reading.wrong(
        "is no change: '" + part + "'",
        "write KEY=VALUE, as 'workers=8', or " + Suggestions.advice(word, NamedChange.words()));
  }

  /** The text cut at each comma or '+' outside of brackets and quotes that a change follows. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if ("[{(".indexOf(c) >= 0) {
        depth++;
      } else if ("]})".indexOf(c) >= 0) {
        depth--;
      } else if (depth == 0
          && (c == ',' || c == '+')
          && BEGINNING.matcher(text.substring(i + 1)).matches()) {
        parts.add(text.substring(begin, i));
        begin = i + 1;
      }
    }
    parts.add(text.substring(begin));
    return parts;
  }
}
