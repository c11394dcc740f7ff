package dev.contend.scenarios.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All problems found so far, in any number of files.
 *
 * <p>Files keep the order in which they first had a problem; inside a file problems are ordered by
 * position. The same problem found twice (a value behind two aliases) counts once. At most {@value
 * #KEPT} are kept; the others are only counted.
 */
public final class Problems {
  private static final int KEPT = 1000;
  private static final int SHOWN = 20;

  private final Set<ScenarioProblem> kept = new LinkedHashSet<>();
  private final Map<String, Integer> files = new LinkedHashMap<>();
  private int notKept;

  /** Adds a problem. */
  public void add(ScenarioProblem problem) {
    files.putIfAbsent(problem.file(), files.size());
    if (kept.size() < KEPT) {
      kept.add(problem);
    } else if (!kept.contains(problem)) {
      notKept++;
    }
  }

  /** Adds a problem at a place of a file, or of the option that the place is in. */
  public void report(SourceText source, Place place, String path, String wrong, String advice) {
    SourceText text = place.option().orElse(source);
    String line = text.line(place.line());
    add(new ScenarioProblem(text.file(), place, path, wrong, advice, line));
  }

  /** Whether all of them are in options of the command line, and none in a file. */
  public boolean onlyInOptions() {
    return kept.stream().allMatch(problem -> problem.place().option().isPresent());
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return kept.isEmpty();
  }

  /** How many there are, those that were not kept included. */
  public int count() {
    return kept.size() + notKept;
  }

  /** The problems by file and position. */
  public List<ScenarioProblem> sorted() {
    List<ScenarioProblem> sorted = new ArrayList<>(kept);
    sorted.sort(
        Comparator.comparingInt((ScenarioProblem problem) -> files.getOrDefault(problem.file(), 0))
            .thenComparingInt(problem -> problem.place().line())
            .thenComparingInt(problem -> problem.place().column()));
    return sorted;
  }

  /** The first {@value #SHOWN} for a terminal, and how many more there are. */
  public String rendered() {
    StringBuilder text = new StringBuilder();
    sorted().stream().limit(SHOWN).forEach(problem -> text.append(problem.rendered()));
    if (count() > SHOWN) {
      text.append("and ").append(count() - SHOWN).append(" more\n");
    }
    return text.toString();
  }
}
